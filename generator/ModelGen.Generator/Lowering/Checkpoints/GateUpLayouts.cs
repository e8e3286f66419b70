using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>Where the two projections of a gated feed-forward part lie in one tensor.</summary>
internal static class GateUpLayouts
{
    /// <summary>Which rows of the fused tensor a projection is; null where it has a tensor of its own.</summary>
    public static FusedSpec? Rows(this GateUpLayout layout, TensorRole role, FeedForwardSpec feedForward)
    {
        if (layout == GateUpLayout.Separate || !feedForward.IsGated || role is not (TensorRole.Gate or TensorRole.Up))
        {
            return null;
        }

        int size = feedForward.Size;
        bool isFirst = layout == GateUpLayout.UpFirst ? role == TensorRole.Up : role == TensorRole.Gate;
        return layout == GateUpLayout.Interleaved
            ? new FusedSpec(2 * size, isFirst ? 0 : 1, Run: 1, Stride: 2)
            : new FusedSpec(2 * size, isFirst ? 0 : size, size, size);
    }
}
