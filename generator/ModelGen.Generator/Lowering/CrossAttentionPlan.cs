using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>The attention of a decoder's layer to a source: queries of the target over keys and values that the pass of the encoder leaves behind.</summary>
internal static class CrossAttentionPlan
{
    /// <summary>The step between the attention of the target to itself and the feed-forward part; none in other models.</summary>
    public static IEnumerable<PlanStep> Build(ArchitectureSpec architecture, LayerSpec layer, int kind, ModelTensors tensors, ModelBuffers buffers)
    {
        if (layer.Cross is not { } cross)
        {
            yield break;
        }

        Branch branch = Branch.OfCrossAttention(architecture, kind, tensors, buffers);
        PlanBuffer query = new("query", cross.QuerySize, $"[T × {cross.Heads} × {cross.HeadSize}]");
        PlanBuffer context = new("context", cross.QuerySize, $"[T × {cross.Heads} × {cross.HeadSize}]");
        yield return new PlanStep(
            AttentionText.CrossEquation(cross),
            "Vaswani 2017 §3.2.3",
            [
                .. branch.Before(),
                new LinearOperation(branch.Input, new[] { tensors[TensorRole.CrossQuery, kind] }.ToEquatableArray(), new[] { query }.ToEquatableArray()),
                new AttentionOperation(query, ShapeName(layer), context, "layer", Source),
                .. branch.Join(context, tensors[TensorRole.CrossOutput, kind]),
            ]);
    }

    /// <summary>What the pass of the encoder does for each kind of layer of the decoder, once for all targets.</summary>
    public static IReadOnlyList<PlanPart> Remember(ArchitectureSpec decoder, ModelTensors tensors, ModelBuffers buffers) =>
        [.. decoder.LayerKinds.Select((layer, kind) => Remember(decoder, layer, kind, tensors, buffers))];

    /// <summary>The struct that carries the constants of a layer's attention to the source.</summary>
    public static string ShapeName(LayerSpec layer) => layer.Name + "CrossAttention";

    private const string Source = "batch.Sources";

    private static PlanPart Remember(ArchitectureSpec decoder, LayerSpec layer, int kind, ModelTensors tensors, ModelBuffers buffers)
    {
        AttentionSpec cross = layer.Cross!;
        PlanBuffer key = new("crossKey", cross.KeyValueSize, $"[T × {cross.KeyValueHeads} × {cross.HeadSize}]");
        PlanBuffer value = new("crossValue", cross.KeyValueSize, $"[T × {cross.KeyValueHeads} × {cross.HeadSize}]");
        return new PlanPart(
            "Remember" + (decoder.LayerKinds.Count == 1 ? "" : layer.Name),
            "What a layer of the decoder attends to: keys and values of the source, once for all tokens of all targets.",
            kind,
            [
                new PlanStep(
                    "K = encoded·Wkeyᵀ, V = encoded·Wvalueᵀ",
                    "Vaswani 2017 §3.2.3",
                    [
                        new LinearOperation(buffers.FinalHidden, new[] { tensors[TensorRole.CrossKey, kind] }.ToEquatableArray(), new[] { key }.ToEquatableArray()),
                        new LinearOperation(buffers.FinalHidden, new[] { tensors[TensorRole.CrossValue, kind] }.ToEquatableArray(), new[] { value }.ToEquatableArray()),
                        new CacheAppendOperation(key, value, "layer", Source),
                    ]),
            ]);
    }
}
