using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>The feed-forward part of a layer.</summary>
internal static class FeedForwardPlan
{
    public static PlanStep Build(LayerSpec layer, int kind, Branch branch, ModelTensors tensors, ModelBuffers buffers)
    {
        FeedForwardSpec feedForward = layer.FeedForward;
        PlanBuffer up = new("up", feedForward.Size, $"[T × {feedForward.Size}]");
        PlanBuffer gated = new("gated", feedForward.Size, $"[T × {feedForward.Size}]");
        string function = Text.FunctionOf(feedForward.Activation);
        TensorSpec norm = tensors[TensorRole.FeedForwardNorm, kind];
        return feedForward.IsGated
            ? new PlanStep(
                $"FFN(x) = ({function}(x·Wgateᵀ) ⊙ x·Wupᵀ)·Wdownᵀ",
                "Shazeer 2020",
                [
                    .. branch.Before(norm),
                    new GatedLinearOperation(branch.Input, tensors[TensorRole.Gate, kind], tensors[TensorRole.Up, kind], feedForward.Activation, up, gated),
                    .. branch.Join(),
                    new LinearAddOperation(gated, tensors[TensorRole.Down, kind], buffers.Hidden),
                    .. branch.After(norm),
                ])
            : new PlanStep(
                $"FFN(x) = {function}(x·Wupᵀ{(feedForward.Bias ? " + b" : "")})·Wdownᵀ{(feedForward.Bias ? " + b" : "")}",
                "Vaswani 2017 §3.3",
                [
                    .. branch.Before(norm),
                    new ActivatedLinearOperation(branch.Input, tensors[TensorRole.Up, kind], feedForward.Activation, up),
                    .. branch.Join(),
                    new LinearAddOperation(up, tensors[TensorRole.Down, kind], buffers.Hidden),
                    .. branch.After(norm),
                ]);
    }
}
