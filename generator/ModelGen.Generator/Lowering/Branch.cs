using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>
/// How a branch of a layer (its attention, its feed-forward part) leaves the residual stream and comes back to it: which norm stands where, and what the stream
/// carries meanwhile.
/// </summary>
internal sealed class Branch(ArchitectureSpec architecture, ModelBuffers buffers)
{
    private bool IsPost => architecture.Normalization.Placement == NormPlacement.Post;

    /// <summary>What the branch reads.</summary>
    public PlanBuffer Input => IsPost ? buffers.Hidden : buffers.Normalized;

    /// <summary>The norm of what the branch reads.</summary>
    public IEnumerable<Operation> Before(TensorSpec norm) =>
        IsPost ? [] : [new NormOperation(architecture.Normalization.Kind, buffers.Hidden, norm, buffers.Normalized)];

    /// <summary>What the residual stream is before the branch is added to it: as it was, or the scaled norm of that.</summary>
    public IEnumerable<Operation> Join() =>
        architecture.Normalization.Placement == NormPlacement.Deep ? [new ScaledCopyOperation(buffers.Normalized, "Alpha", "α", buffers.Hidden)] : [];

    /// <summary>The norm of the sum, in place.</summary>
    public IEnumerable<Operation> After(TensorSpec norm) =>
        IsPost ? [new NormOperation(architecture.Normalization.Kind, buffers.Hidden, norm, buffers.Hidden)] : [];
}
