using System.Globalization;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>
/// One layer: attention and feed-forward, each a branch that is added to the residual stream.
/// </summary>
internal static class LayerPlan
{
    public static PlanPart Build(ArchitectureSpec architecture, LayerSpec layer, int kind, ModelTensors tensors, ModelBuffers buffers)
    {
        string equations = architecture.Normalization.Placement switch
        {
            _ when layer.Cross is not null => "attention of the target to itself, attention to the source, feed-forward, each a branch of the residual stream.",
            _ when !layer.HasAttentionNorm => "hidden += attention(hidden), then hidden += feedForward(norm(hidden)).",
            NormPlacement.Post => "hidden = norm(hidden + attention(hidden)), then hidden = norm(hidden + feedForward(hidden)).",
            _ when architecture.Residual.Parallel == ParallelResidual.OneNorm => "hidden += attention(x) + feedForward(x) with x = norm(hidden).",
            _ when architecture.Residual.Parallel == ParallelResidual.TwoNorms => "hidden += attention(norm₁(hidden)) + feedForward(norm₂(hidden)).",
            NormPlacement.Sandwich => "hidden += norm(attention(norm(hidden))), then hidden += norm(feedForward(norm(hidden))).",
            NormPlacement.Output => "hidden += norm(attention(hidden)), then hidden += norm(feedForward(hidden)).",
            NormPlacement.Deep => "hidden = α·x + attention(x) with x = norm(hidden), then hidden = α·x + feedForward(x) with x = norm(hidden).",
            _ => "hidden += attention(norm(hidden)), then hidden += feedForward(norm(hidden)).",
        };
        string summary = $"{Which(architecture, kind)}: {equations}";
        return new PlanPart(layer.Name, summary, kind,
        [
            AttentionPlan.Build(architecture, layer, kind, Branch.OfAttention(architecture, kind, tensors, buffers), tensors, buffers),
            .. CrossAttentionPlan.Build(architecture, layer, kind, tensors, buffers),
            FeedForwardPlan.Build(architecture, layer, kind, Branch.OfFeedForward(architecture, kind, tensors, buffers), tensors),
        ]);
    }

    private static string Which(ArchitectureSpec architecture, int kind)
    {
        int[] layers = [.. Enumerable.Range(0, architecture.Layers).Where(layer => architecture.Schedule[layer] == kind)];
        string all = architecture.Layers.ToString(CultureInfo.InvariantCulture);
        return architecture.LayerKinds.Count == 1 ? $"One of {all} layers"
            : layers is [var only] ? $"Layer {only.ToString(CultureInfo.InvariantCulture)} of {all}"
            : $"One of {layers.Length.ToString(CultureInfo.InvariantCulture)} layers of {all}";
    }
}
