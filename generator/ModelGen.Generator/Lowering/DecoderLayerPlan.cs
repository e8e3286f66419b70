using System.Globalization;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>
/// One layer: attention and feed-forward, each added to the residual stream, with a norm before the branch (the stream carries its input, or its norm) or after
/// the sum.
/// </summary>
internal static class DecoderLayerPlan
{
    public static PlanPart Build(ArchitectureSpec architecture, LayerSpec layer, int kind, ModelTensors tensors, ModelBuffers buffers)
    {
        string equations = architecture.Normalization.Placement switch
        {
            NormPlacement.Post => "hidden = norm(hidden + attention(hidden)), then hidden = norm(hidden + feedForward(hidden)).",
            NormPlacement.Deep => "hidden = α·x + attention(x) with x = norm(hidden), then hidden = α·x + feedForward(x) with x = norm(hidden).",
            _ => "hidden += attention(norm(hidden)), then hidden += feedForward(norm(hidden)).",
        };
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

        PlanBuffer input = Input(architecture, buffers);
        TensorSpec norm = tensors[TensorRole.AttentionNorm, kind];
        string cacheLayer = architecture.IsEncoder ? "0" : "layer";
        List<Operation> operations =
        [
            .. Before(architecture, norm, buffers),
            new LinearOperation(
                input,
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

        operations.Add(new CacheAppendOperation(key, value, cacheLayer));
        operations.Add(new AttentionOperation(query, AttentionShapeName(layer), context, cacheLayer));
        operations.AddRange(Join(architecture, buffers));
        operations.Add(new LinearAddOperation(context, tensors[TensorRole.AttentionOutput, kind], buffers.Hidden));
        operations.AddRange(After(architecture, norm, buffers));

        string scale = attention.ScaleIsDeclared ? $"QKᵀ·{Text.Number(attention.Scale)}" : $"QKᵀ/√{attention.HeadSize}";
        string mask = architecture.Structure switch
        {
            Structure.Encoder => "all tokens of the text",
            Structure.PrefixDecoder => "the prefix and the causal mask",
            _ => attention.Window == 0 ? "the causal mask" : $"the last {Text.Number(attention.Window)} positions",
        };
        string bias = layer.Position.Encoding == PositionEncoding.Alibi ? " + slope·position" : "";
        return new PlanStep($"Attention(Q, K, V) = softmax({scale}{bias})·V over {mask}", Sources(architecture, layer), operations);
    }

    private static PlanStep FeedForward(ArchitectureSpec architecture, LayerSpec layer, int kind, ModelTensors tensors, ModelBuffers buffers)
    {
        FeedForwardSpec feedForward = layer.FeedForward;
        PlanBuffer up = new("up", feedForward.Size, $"[T × {feedForward.Size}]");
        PlanBuffer gated = new("gated", feedForward.Size, $"[T × {feedForward.Size}]");
        string function = Text.FunctionOf(feedForward.Activation);
        PlanBuffer input = Input(architecture, buffers);
        TensorSpec norm = tensors[TensorRole.FeedForwardNorm, kind];
        return feedForward.IsGated
            ? new PlanStep(
                $"FFN(x) = ({function}(x·Wgateᵀ) ⊙ x·Wupᵀ)·Wdownᵀ",
                "Shazeer 2020",
                [
                    .. Before(architecture, norm, buffers),
                    new GatedLinearOperation(input, tensors[TensorRole.Gate, kind], tensors[TensorRole.Up, kind], feedForward.Activation, up, gated),
                    .. Join(architecture, buffers),
                    new LinearAddOperation(gated, tensors[TensorRole.Down, kind], buffers.Hidden),
                    .. After(architecture, norm, buffers),
                ])
            : new PlanStep(
                $"FFN(x) = {function}(x·Wupᵀ{(feedForward.Bias ? " + b" : "")})·Wdownᵀ{(feedForward.Bias ? " + b" : "")}",
                "Vaswani 2017 §3.3",
                [
                    .. Before(architecture, norm, buffers),
                    new ActivatedLinearOperation(input, tensors[TensorRole.Up, kind], feedForward.Activation, up),
                    .. Join(architecture, buffers),
                    new LinearAddOperation(up, tensors[TensorRole.Down, kind], buffers.Hidden),
                    .. After(architecture, norm, buffers),
                ]);
    }

    private static bool IsPost(ArchitectureSpec architecture) => architecture.Normalization.Placement == NormPlacement.Post;

    /// <summary>What a branch reads.</summary>
    private static PlanBuffer Input(ArchitectureSpec architecture, ModelBuffers buffers) => IsPost(architecture) ? buffers.Hidden : buffers.Normalized;

    /// <summary>The norm of what a branch reads.</summary>
    private static IEnumerable<Operation> Before(ArchitectureSpec architecture, TensorSpec norm, ModelBuffers buffers) =>
        IsPost(architecture) ? [] : [new NormOperation(architecture.Normalization.Kind, buffers.Hidden, norm, buffers.Normalized)];

    /// <summary>The norm of the sum, in place.</summary>
    private static IEnumerable<Operation> After(ArchitectureSpec architecture, TensorSpec norm, ModelBuffers buffers) =>
        IsPost(architecture) ? [new NormOperation(architecture.Normalization.Kind, buffers.Hidden, norm, buffers.Hidden)] : [];

    /// <summary>What the residual stream is before a branch is added to it: as it was, or the scaled norm of that.</summary>
    private static IEnumerable<Operation> Join(ArchitectureSpec architecture, ModelBuffers buffers) =>
        architecture.Normalization.Placement == NormPlacement.Deep ? [new ScaledCopyOperation(buffers.Normalized, "Alpha", "α", buffers.Hidden)] : [];

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
