using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>Where the rows of gate and linear projection lie in a stored tensor that holds both.</summary>
internal static class GateUpLayouts
{
    /// <summary>Which rows of the fused tensor a projection is; null where it has a tensor of its own.</summary>
    public static FusedSpec? Rows(this GateUpLayout layout, TensorRole role, FeedForwardSpec feedForward)
    {
        if (layout == GateUpLayout.Separate || !feedForward.IsGated || role is not (TensorRole.Gate or TensorRole.Up or TensorRole.ExpertGate or TensorRole.ExpertUp))
        {
            return null;
        }

        int size = feedForward.Size;
        bool isGate = role is TensorRole.Gate or TensorRole.ExpertGate;
        return layout == GateUpLayout.Interleaved
            ? new FusedSpec(2 * size, isGate ? 0 : 1, Run: 1, Stride: 2)
            : new FusedSpec(2 * size, isGate == (layout == GateUpLayout.GateFirst) ? 0 : size, size, size);
    }
}
