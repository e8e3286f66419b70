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
            NormPlacement.Post => "hidden = norm(hidden + attention(hidden)), then hidden = norm(hidden + feedForward(hidden)).",
            _ when architecture.Residual.Parallel == ParallelResidual.OneNorm => "hidden += attention(x) + feedForward(x) with x = norm(hidden).",
            _ when architecture.Residual.Parallel == ParallelResidual.TwoNorms => "hidden += attention(norm₁(hidden)) + feedForward(norm₂(hidden)).",
            NormPlacement.Sandwich => "hidden += norm(attention(norm(hidden))), then hidden += norm(feedForward(norm(hidden))).",
            NormPlacement.Output => "hidden += norm(attention(hidden)), then hidden += norm(feedForward(hidden)).",
            NormPlacement.Deep => "hidden = α·x + attention(x) with x = norm(hidden), then hidden = α·x + feedForward(x) with x = norm(hidden).",
            _ => "hidden += attention(norm(hidden)), then hidden += feedForward(norm(hidden)).",
        };
        string summary = architecture.LayerKinds.Count == 1 ? $"One of {architecture.Layers.ToString(CultureInfo.InvariantCulture)} layers: {equations}" : equations;
        return new PlanPart(layer.Name, summary, kind,
        [
            AttentionPlan.Build(architecture, layer, kind, Branch.OfAttention(architecture, kind, tensors, buffers), tensors, buffers),
            .. CrossAttentionPlan.Build(architecture, layer, kind, tensors, buffers),
            FeedForwardPlan.Build(layer, kind, Branch.OfFeedForward(architecture, kind, tensors, buffers), tensors),
        ]);
    }
}
