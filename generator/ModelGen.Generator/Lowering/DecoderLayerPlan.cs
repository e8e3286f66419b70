using System.Globalization;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>One layer: attention and feed-forward, each added to the residual stream, which is normalized before them or after.</summary>
internal static class DecoderLayerPlan
{
    public static PlanPart Build(ArchitectureSpec architecture, LayerSpec layer, int kind, ModelTensors tensors, ModelBuffers buffers)
    {
        string branches = IsPre(architecture)
            ? "hidden += attention(norm(hidden)), then hidden += feedForward(norm(hidden))."
            : "hidden = norm(hidden + attention(hidden)), then hidden = norm(hidden + feedForward(hidden)).";
        string summary = architecture.LayerKinds.Count == 1 ? $"One of {architecture.Layers.ToString(CultureInfo.InvariantCulture)} layers: {branches}" : branches;
        return new PlanPart(layer.Name, summary, kind, [Attention(architecture, layer, kind, tensors, buffers), FeedForward(architecture, layer, kind, tensors, buffers)]);
    }

    private static PlanStep Attention(ArchitectureSpec architecture, LayerSpec layer, int kind, ModelTensors tensors, ModelBuffers buffers)
    {
        AttentionSpec attention = layer.Attention;
        PlanBuffer query = new("query", attention.QuerySize, $"[T × {attention.Heads} × {attention.HeadSize}]");
        PlanBuffer key = new("key", attention.KeyValueSize, $"[T × {attention.KeyValueHeads} × {attention.HeadSize}]");
        PlanBuffer value = new("value", attention.KeyValueSize, $"[T × {attention.KeyValueHeads} × {attention.HeadSize}]");
        PlanBuffer context = new("context", attention.QuerySize, $"[T × {attention.Heads} × {attention.HeadSize}]");

        NormOperation norm = Norm(architecture, tensors[TensorRole.AttentionNorm, kind], buffers);
        string cacheLayer = architecture.IsEncoder ? "0" : "layer";
        List<Operation> operations =
        [
            .. IsPre(architecture) ? [norm] : Array.Empty<Operation>(),
            new LinearOperation(
                Input(architecture, buffers),
                new[] { tensors[TensorRole.Query, kind], tensors[TensorRole.Key, kind], tensors[TensorRole.Value, kind] }.ToEquatableArray(),
                new[] { query, key, value }.ToEquatableArray()),
        ];

        if (attention.QueryKeyNorm == QueryKeyNorm.PerHead)
        {
            operations.Add(new HeadNormOperation(query, tensors[TensorRole.QueryNorm, kind]));
            operations.Add(new HeadNormOperation(key, tensors[TensorRole.KeyNorm, kind]));
        }

        if (layer.Position.Encoding == PositionEncoding.Rotary)
        {
            PlanBuffer angles = buffers.Angles(layer.Position);
            operations.Add(new RotaryOperation(query, attention.HeadSize, angles, layer.Position.Pairing));
            operations.Add(new RotaryOperation(key, attention.HeadSize, angles, layer.Position.Pairing));
        }

        operations.Add(new CacheAppendOperation(key, value, cacheLayer));
        operations.Add(new AttentionOperation(query, AttentionShapeName(layer), context, cacheLayer));
        operations.Add(new LinearAddOperation(context, tensors[TensorRole.AttentionOutput, kind], buffers.Hidden));
        if (!IsPre(architecture))
        {
            operations.Add(norm);
        }

        string scale = attention.ScaleIsDeclared ? $"QKᵀ·{Text.Number(attention.Scale)}" : $"QKᵀ/√{attention.HeadSize}";
        string mask = attention.IsBidirectional ? "all tokens of the text" : attention.Window == 0 ? "the causal mask" : $"the last {Text.Number(attention.Window)} positions";
        string bias = layer.Position.Encoding == PositionEncoding.Alibi ? " + slope·position" : "";
        return new PlanStep($"Attention(Q, K, V) = softmax({scale}{bias})·V over {mask}", Sources(layer), operations);
    }

    private static PlanStep FeedForward(ArchitectureSpec architecture, LayerSpec layer, int kind, ModelTensors tensors, ModelBuffers buffers)
    {
        FeedForwardSpec feedForward = layer.FeedForward;
        PlanBuffer up = new("up", feedForward.Size, $"[T × {feedForward.Size}]");
        PlanBuffer gated = new("gated", feedForward.Size, $"[T × {feedForward.Size}]");
        string function = Text.FunctionOf(feedForward.Activation);
        PlanBuffer input = Input(architecture, buffers);
        NormOperation norm = Norm(architecture, tensors[TensorRole.FeedForwardNorm, kind], buffers);
        Operation[] before = IsPre(architecture) ? [norm] : [];
        Operation[] after = IsPre(architecture) ? [] : [norm];
        return feedForward.IsGated
            ? new PlanStep(
                $"FFN(x) = ({function}(x·Wgateᵀ) ⊙ x·Wupᵀ)·Wdownᵀ",
                "Shazeer 2020",
                [
                    .. before,
                    new GatedLinearOperation(input, tensors[TensorRole.Gate, kind], tensors[TensorRole.Up, kind], feedForward.Activation, up, gated),
                    new LinearAddOperation(gated, tensors[TensorRole.Down, kind], buffers.Hidden),
                    .. after,
                ])
            : new PlanStep(
                $"FFN(x) = {function}(x·Wupᵀ{(feedForward.Bias ? " + b" : "")})·Wdownᵀ{(feedForward.Bias ? " + b" : "")}",
                "Vaswani 2017 §3.3",
                [
                    .. before,
                    new ActivatedLinearOperation(input, tensors[TensorRole.Up, kind], feedForward.Activation, up),
                    new LinearAddOperation(up, tensors[TensorRole.Down, kind], buffers.Hidden),
                    .. after,
                ]);
    }

    private static bool IsPre(ArchitectureSpec architecture) => architecture.Normalization.Placement == NormPlacement.Pre;

    /// <summary>What a branch reads.</summary>
    private static PlanBuffer Input(ArchitectureSpec architecture, ModelBuffers buffers) => IsPre(architecture) ? buffers.Normalized : buffers.Hidden;

    /// <summary>The norm of the residual stream: before a branch into its input, after it in place.</summary>
    private static NormOperation Norm(ArchitectureSpec architecture, TensorSpec weight, ModelBuffers buffers) =>
        new(architecture.Normalization.Kind, buffers.Hidden, weight, Input(architecture, buffers));

    /// <summary>The struct that carries the constants of a layer's attention.</summary>
    public static string AttentionShapeName(LayerSpec layer) => layer.Name + "Attention";

    private static string Sources(LayerSpec layer) => string.Join(
        "; ",
        new[]
        {
            "Vaswani 2017 §3.2",
            layer.Attention.Group > 1 ? "grouped queries: Ainslie 2023" : null,
            layer.Position.Encoding == PositionEncoding.Alibi ? "linear biases: Press 2021" : null,
            layer.Attention.Window > 0 ? "window: Beltagy 2020" : null,
        }.Where(source => source is not null));
}
