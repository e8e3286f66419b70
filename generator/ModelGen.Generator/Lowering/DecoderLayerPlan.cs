using System.Globalization;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>One decoder layer with norms before its branches: attention and feed-forward, each added to the residual stream, which carries the input of the branch or its norm.</summary>
internal static class DecoderLayerPlan
{
    public static PlanPart Build(ArchitectureSpec architecture, LayerSpec layer, int kind, ModelTensors tensors, ModelBuffers buffers)
    {
        string equations = architecture.Normalization.Placement == NormPlacement.Deep
            ? "hidden = α·x + attention(x) with x = norm(hidden), then hidden = α·x + feedForward(x) with x = norm(hidden)."
            : "hidden += attention(norm(hidden)), then hidden += feedForward(norm(hidden)).";
        string summary = architecture.LayerKinds.Count == 1 ? $"One of {architecture.Layers.ToString(CultureInfo.InvariantCulture)} layers: {equations}" : equations;
        return new PlanPart(layer.Name, summary, kind, [Attention(architecture, layer, kind, tensors, buffers), FeedForward(architecture, layer, kind, tensors, buffers)]);
    }

    private static PlanStep Attention(ArchitectureSpec architecture, LayerSpec layer, int kind, ModelTensors tensors, ModelBuffers buffers)
    {
        AttentionSpec attention = layer.Attention;
        PlanBuffer query = new("query", attention.QuerySize, $"[T × {attention.Heads} × {attention.HeadSize}]");
        PlanBuffer key = new("key", attention.KeyValueSize, $"[T × {attention.KeyValueHeads} × {attention.HeadSize}]");
        PlanBuffer value = new("value", attention.KeyValueSize, $"[T × {attention.KeyValueHeads} × {attention.HeadSize}]");
        PlanBuffer context = new("context", attention.QuerySize, $"[T × {attention.Heads} × {attention.HeadSize}]");

        List<Operation> operations =
        [
            new NormOperation(architecture.Normalization.Kind, buffers.Hidden, tensors[TensorRole.AttentionNorm, kind], buffers.Normalized),
            new LinearOperation(
                buffers.Normalized,
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
            operations.Add(new RotaryOperation(query, attention.HeadSize, angles, layer.Position));
            operations.Add(new RotaryOperation(key, attention.HeadSize, angles, layer.Position));
        }

        operations.Add(new CacheAppendOperation(key, value));
        operations.Add(new AttentionOperation(query, AttentionShapeName(layer), context));
        operations.AddRange(Join(architecture, buffers));
        operations.Add(new LinearAddOperation(context, tensors[TensorRole.AttentionOutput, kind], buffers.Hidden));

        string scale = attention.ScaleIsDeclared ? $"QKᵀ·{Text.Number(attention.Scale)}" : $"QKᵀ/√{attention.HeadSize}";
        string mask = architecture.Structure == Structure.PrefixDecoder
            ? "the prefix and the causal mask"
            : attention.Window == 0 ? "the causal mask" : $"the last {Text.Number(attention.Window)} positions";
        string bias = layer.Position.Encoding == PositionEncoding.Alibi ? " + slope·position" : "";
        return new PlanStep($"Attention(Q, K, V) = softmax({scale}{bias})·V over {mask}", Sources(architecture, layer), operations);
    }

    private static PlanStep FeedForward(ArchitectureSpec architecture, LayerSpec layer, int kind, ModelTensors tensors, ModelBuffers buffers)
    {
        FeedForwardSpec feedForward = layer.FeedForward;
        PlanBuffer up = new("up", feedForward.Size, $"[T × {feedForward.Size}]");
        PlanBuffer gated = new("gated", feedForward.Size, $"[T × {feedForward.Size}]");
        string function = Text.FunctionOf(feedForward.Activation);
        NormOperation norm = new(architecture.Normalization.Kind, buffers.Hidden, tensors[TensorRole.FeedForwardNorm, kind], buffers.Normalized);
        return feedForward.IsGated
            ? new PlanStep(
                $"FFN(x) = ({function}(x·Wgateᵀ) ⊙ x·Wupᵀ)·Wdownᵀ",
                "Shazeer 2020",
                [
                    norm,
                    new GatedLinearOperation(buffers.Normalized, tensors[TensorRole.Gate, kind], tensors[TensorRole.Up, kind], feedForward.Activation, up, gated),
                    .. Join(architecture, buffers),
                    new LinearAddOperation(gated, tensors[TensorRole.Down, kind], buffers.Hidden),
                ])
            : new PlanStep(
                $"FFN(x) = {function}(x·Wupᵀ{(feedForward.Bias ? " + b" : "")})·Wdownᵀ{(feedForward.Bias ? " + b" : "")}",
                "Vaswani 2017 §3.3",
                [
                    norm,
                    new ActivatedLinearOperation(buffers.Normalized, tensors[TensorRole.Up, kind], feedForward.Activation, up),
                    .. Join(architecture, buffers),
                    new LinearAddOperation(up, tensors[TensorRole.Down, kind], buffers.Hidden),
                ]);
    }

    /// <summary>What the residual stream is before a branch is added to it: as it was, or the scaled norm of that.</summary>
    private static IEnumerable<Operation> Join(ArchitectureSpec architecture, ModelBuffers buffers) =>
        architecture.Normalization.Placement == NormPlacement.Deep ? [new ScaledCopyOperation(buffers.Normalized, buffers.Hidden)] : [];

    /// <summary>The struct that carries the constants of a layer's attention.</summary>
    public static string AttentionShapeName(LayerSpec layer) => layer.Name + "Attention";

    private static string Sources(ArchitectureSpec architecture, LayerSpec layer) => string.Join(
        "; ",
        new[]
        {
            "Vaswani 2017 §3.2",
            architecture.Structure == Structure.PrefixDecoder ? "prefix: Dong 2019" : null,
            layer.Attention.Group > 1 ? "grouped queries: Ainslie 2023" : null,
            layer.Position.Encoding == PositionEncoding.Alibi ? "linear biases: Press 2021" : null,
            layer.Attention.Window > 0 ? "window: Beltagy 2020" : null,
            architecture.Normalization.Placement == NormPlacement.Deep ? "DeepNorm: Wang 2022" : null,
        }.Where(source => source is not null));
}
