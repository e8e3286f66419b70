using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>
/// How a branch of a layer (its attention, its attention to a source, its feed-forward part) leaves the residual stream and comes back to it: which norm stands where, and what the stream
/// carries meanwhile.
/// </summary>
internal sealed class Branch
{
    private readonly ArchitectureSpec _architecture;
    private readonly ModelTensors _tensors;
    private readonly ModelBuffers _buffers;
    private readonly int _kind;
    private readonly TensorRole _norm;

    private Branch(ArchitectureSpec architecture, int kind, ModelTensors tensors, ModelBuffers buffers, TensorRole norm)
    {
        _architecture = architecture;
        _tensors = tensors;
        _buffers = buffers;
        _kind = kind;
        _norm = norm;
    }

    /// <summary>What the branch reads.</summary>
    public PlanBuffer Input => !ReadsNormalized ? _buffers.Hidden
        : IsFeedForward && Parallel == ParallelResidual.TwoNorms ? _buffers.NormalizedToo
        : _buffers.Normalized;

    /// <summary>Where what the branch gives is gathered, if it is more than one linear layer.</summary>
    public PlanBuffer Output => _buffers.Branch;

    /// <summary>False where the branch reads the stream as it is.</summary>
    private bool ReadsNormalized => _architecture.Normalization.IsOfInput && (_norm != TensorRole.AttentionNorm || _architecture.LayerKinds[_kind].HasAttentionNorm);

    private ParallelResidual Parallel => _architecture.Residual.Parallel;

    private bool IsFeedForward => _norm == TensorRole.FeedForwardNorm;

    private TensorRole OutputNorm => _norm switch
    {
        TensorRole.AttentionNorm => TensorRole.AttentionOutputNorm,
        TensorRole.CrossNorm => TensorRole.CrossOutputNorm,
        _ => TensorRole.FeedForwardOutputNorm,
    };

    public static Branch OfAttention(ArchitectureSpec architecture, int kind, ModelTensors tensors, ModelBuffers buffers) => new(architecture, kind, tensors, buffers, TensorRole.AttentionNorm);

    public static Branch OfCrossAttention(ArchitectureSpec architecture, int kind, ModelTensors tensors, ModelBuffers buffers) => new(architecture, kind, tensors, buffers, TensorRole.CrossNorm);

    public static Branch OfFeedForward(ArchitectureSpec architecture, int kind, ModelTensors tensors, ModelBuffers buffers) => new(architecture, kind, tensors, buffers, TensorRole.FeedForwardNorm);

    /// <summary>The norm of what the branch reads; where branches are parallel, the first one takes the norms of both from the stream that it will change.</summary>
    public IEnumerable<Operation> Before()
    {
        if (!ReadsNormalized || (IsFeedForward && Parallel != ParallelResidual.None))
        {
            yield break;
        }

        yield return Norm(_buffers.Hidden, _norm, _buffers.Normalized);
        if (Parallel == ParallelResidual.TwoNorms)
        {
            yield return Norm(_buffers.Hidden, TensorRole.FeedForwardNorm, _buffers.NormalizedToo);
        }
    }

    /// <summary>The last linear layer of the branch, and what it gives on its way into the stream.</summary>
    public IEnumerable<Operation> Join(PlanBuffer input, TensorSpec projection) => _architecture.Residual.Scale == 1 && !_architecture.Normalization.IsOfOutput
        ? [.. Carried(), new LinearAddOperation(input, projection, _buffers.Hidden), .. After()]
        : [.. Carried(), new LinearOperation(input, new[] { projection }.ToEquatableArray(), new[] { Output }.ToEquatableArray()), .. Added(), .. After()];

    /// <summary>What the branch has given into <see cref="Output"/> on its way into the stream.</summary>
    public IEnumerable<Operation> Join() => [.. Carried(), .. Added(), .. After()];

    /// <summary>What the stream is before the branch is added.</summary>
    private IEnumerable<Operation> Carried()
    {
        if (_architecture.Normalization.Placement == NormPlacement.Deep)
        {
            yield return new ScaledCopyOperation(_buffers.Normalized, "Alpha", "α", _buffers.Hidden);
        }
    }

    private IEnumerable<Operation> Added()
    {
        if (_architecture.Normalization.IsOfOutput)
        {
            yield return Norm(Output, OutputNorm, Output);
        }

        double scale = _architecture.Residual.Scale;
        yield return new ScaledAddOperation(Output, scale == 1 ? "1f" : "ResidualScale", scale == 1 ? "" : Text.Number(scale) + "·", _buffers.Hidden);
    }

    private IEnumerable<Operation> After()
    {
        if (_architecture.Normalization.Placement == NormPlacement.Post)
        {
            yield return Norm(_buffers.Hidden, _norm, _buffers.Hidden);
        }
    }

    private NormOperation Norm(PlanBuffer input, TensorRole role, PlanBuffer output) => new(_architecture.Normalization.Kind, input, _tensors.WeightOfNorm(role, _kind), output);
}
