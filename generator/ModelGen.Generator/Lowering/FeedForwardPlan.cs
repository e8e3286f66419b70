using System.Globalization;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>The feed-forward part of a layer.</summary>
internal static class FeedForwardPlan
{
    public static PlanStep Build(ArchitectureSpec architecture, LayerSpec layer, int kind, Branch branch, ModelTensors tensors)
    {
        FeedForwardSpec feedForward = layer.FeedForward;
        if (feedForward.Experts is { } experts)
        {
            return ExpertsPlan.Build(architecture.Hidden, feedForward, experts, kind, branch, tensors);
        }

        // Buffers of several widths are told apart by them.
        bool differ = architecture.LayerKinds.Any(other => other.FeedForward.Experts is null && other.FeedForward.Size != feedForward.Size);
        string width = differ ? feedForward.Size.ToString(CultureInfo.InvariantCulture) : "";
        PlanBuffer up = new("up" + width, feedForward.Size, $"[T × {feedForward.Size}]");
        PlanBuffer gated = new("gated" + width, feedForward.Size, $"[T × {feedForward.Size}]");
        ActivationFunction function = ActivationFunction.Of(feedForward);
        string equation = $"FFN(x) = {FeedForwardText.Inner(feedForward)}·Wdownᵀ{(feedForward.OutputBias ? " + b" : "")}{FeedForwardText.Definition(feedForward)}";
        return feedForward.IsGated
            ? new PlanStep(
                equation,
                FeedForwardText.Source(feedForward),
                [
                    .. branch.Before(),
                    new GatedLinearOperation(branch.Input, tensors[TensorRole.Gate, kind], tensors[TensorRole.Up, kind], function, up, gated),
                    .. branch.Join(gated, tensors[TensorRole.Down, kind]),
                ])
            : new PlanStep(
                equation,
                FeedForwardText.Source(feedForward),
                [
                    .. branch.Before(),
                    new ActivatedLinearOperation(branch.Input, tensors[TensorRole.Up, kind], function, up),
                    .. branch.Join(up, tensors[TensorRole.Down, kind]),
                ]);
    }
}
