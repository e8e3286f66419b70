using System.Globalization;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>
/// One layer: attention and feed-forward, each added to the residual stream, with a norm before the branch (the stream carries its input, or its norm) or after
/// the sum.
/// </summary>
internal static class LayerPlan
{
    public static PlanPart Build(ArchitectureSpec architecture, LayerSpec layer, int kind, ModelTensors tensors, ModelBuffers buffers)
    {
        string equations = architecture.Normalization.Placement switch
        {
            NormPlacement.Post => "hidden = norm(hidden + attention(hidden)), then hidden = norm(hidden + feedForward(hidden)).",
            NormPlacement.Deep => "hidden = α·x + attention(x) with x = norm(hidden), then hidden = α·x + feedForward(x) with x = norm(hidden).",
            _ => "hidden += attention(norm(hidden)), then hidden += feedForward(norm(hidden)).",
        };
        Branch branch = new(architecture, buffers);
        string summary = architecture.LayerKinds.Count == 1 ? $"One of {architecture.Layers.ToString(CultureInfo.InvariantCulture)} layers: {equations}" : equations;
        return new PlanPart(layer.Name, summary, kind, [AttentionPlan.Build(architecture, layer, kind, branch, tensors, buffers), FeedForwardPlan.Build(layer, kind, branch, tensors, buffers)]);
    }
}
