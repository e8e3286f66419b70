using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>How a checkpoint stores the two projections of a gated feed-forward part.</summary>
internal enum GateUpLayout
{
    /// <summary>A tensor for each.</summary>
    Separate,

    /// <summary>One tensor: all rows of the linear projection, then all rows of the activated one.</summary>
    UpFirst,
}

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
        return new FusedSpec(2 * size, role == TensorRole.Up ? 0 : size, size, size);
    }
}
