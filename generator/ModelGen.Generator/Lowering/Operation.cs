using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>One call of a kernel. Each has an emitter under <c>Emit/Ops</c>.</summary>
internal abstract record Operation
{
    /// <summary>Buffers that it reads.</summary>
    public abstract IEnumerable<PlanBuffer> Reads { get; }

    /// <summary>Buffers that it writes, or changes in place.</summary>
    public abstract IEnumerable<PlanBuffer> Writes { get; }
}

/// <summary>Which rows of its buffers an operation works on.</summary>
internal enum RowSet
{
    /// <summary>All tokens of the pass.</summary>
    Tokens,

    /// <summary>The tokens whose logits are asked for.</summary>
    Outputs,

    /// <summary>One for each text of the pass; of its tokens, the first.</summary>
    Texts,

    /// <summary>The last token of each text.</summary>
    Ends,
}

/// <summary>Which table is added to the embedded tokens.</summary>
internal enum EmbeddingTable
{
    Positions,
    TokenTypes,
}

/// <summary>A row of the embedding table for each token.</summary>
internal sealed record EmbeddingLookupOperation(TensorSpec Table, PlanBuffer Output) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => [];

    public override IEnumerable<PlanBuffer> Writes => [Output];
}

/// <summary>A row of another table added for each token.</summary>
internal sealed record EmbeddingAddOperation(EmbeddingTable Kind, TensorSpec Table, PlanBuffer Accumulator) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => [Accumulator];

    public override IEnumerable<PlanBuffer> Writes => [Accumulator];
}

/// <summary>A norm of each row; in place where input and output are one buffer.</summary>
/// <param name="Weight">What it multiplies by; null: nothing.</param>
internal sealed record NormOperation(Norm Kind, PlanBuffer Input, TensorSpec? Weight, PlanBuffer Output, RowSet Rows = RowSet.Tokens) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => [Input];

    public override IEnumerable<PlanBuffer> Writes => [Output];
}

/// <summary>A norm of each head of each row, in place.</summary>
/// <param name="Weight">What it multiplies by; null: nothing.</param>
internal sealed record HeadNormOperation(Norm Kind, PlanBuffer Heads, int HeadSize, TensorSpec? Weight) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => [Heads];

    public override IEnumerable<PlanBuffer> Writes => [Heads];
}

/// <summary>Numbers cut off at a bound, in place.</summary>
internal sealed record ClipOperation(PlanBuffer Values, double Limit) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => [Values];

    public override IEnumerable<PlanBuffer> Writes => [Values];
}

/// <summary>One linear layer, or three that read the same input.</summary>
internal sealed record LinearOperation(PlanBuffer Input, EquatableArray<TensorSpec> Weights, EquatableArray<PlanBuffer> Outputs, RowSet Rows = RowSet.Tokens) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => [Input];

    public override IEnumerable<PlanBuffer> Writes => Outputs;
}

/// <summary>A linear layer whose result is added to the residual stream.</summary>
internal sealed record LinearAddOperation(PlanBuffer Input, TensorSpec Weight, PlanBuffer Accumulator) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => [Input, Accumulator];

    public override IEnumerable<PlanBuffer> Writes => [Accumulator];
}

/// <summary>Sines and cosines of each token's position added to its row.</summary>
internal sealed record SinusoidAddOperation(PlanBuffer Accumulator) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => [Accumulator];

    public override IEnumerable<PlanBuffer> Writes => [Accumulator];
}

/// <summary>Each row times a constant: the embedded tokens, or the residual stream of DeepNorm, to which a branch is added.</summary>
/// <param name="Factor">The name of the constant.</param>
/// <param name="Symbol">The constant as equations write it.</param>
internal sealed record ScaledCopyOperation(PlanBuffer Input, string Factor, string Symbol, PlanBuffer Output, RowSet Rows = RowSet.Tokens) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => [Input];

    public override IEnumerable<PlanBuffer> Writes => [Output];
}

/// <summary>What a branch gives, times a constant, added to the residual stream.</summary>
/// <param name="Factor">The constant, as an expression.</param>
/// <param name="Symbol">The constant as equations write it, or nothing for 1.</param>
internal sealed record ScaledAddOperation(PlanBuffer Input, string Factor, string Symbol, PlanBuffer Accumulator) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => [Input, Accumulator];

    public override IEnumerable<PlanBuffer> Writes => [Accumulator];
}

/// <summary>Logits held within a bound, in place.</summary>
internal sealed record SoftCapOperation(PlanBuffer Logits, double Cap) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => [Logits];

    public override IEnumerable<PlanBuffer> Writes => [Logits];
}

/// <summary>A linear layer and an activation of its outputs.</summary>
internal sealed record ActivatedLinearOperation(PlanBuffer Input, TensorSpec Weight, ActivationFunction Activation, PlanBuffer Output, RowSet Rows = RowSet.Tokens) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => [Input];

    public override IEnumerable<PlanBuffer> Writes => [Output];
}

/// <summary>Two linear layers of one input, the first activated, and their product.</summary>
internal sealed record GatedLinearOperation(PlanBuffer Input, TensorSpec Gate, TensorSpec Up, ActivationFunction Activation, PlanBuffer UpScratch, PlanBuffer Output) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => [Input];

    public override IEnumerable<PlanBuffer> Writes => [UpScratch, Output];
}

/// <summary>Cosine and sine of each token's position under each frequency.</summary>
internal sealed record RotaryAnglesOperation(string Frequencies, PlanBuffer Angles, int Streams) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => [];

    public override IEnumerable<PlanBuffer> Writes => [Angles];
}

/// <summary>The rotation of every head by its token's angles, in place.</summary>
internal sealed record RotaryOperation(PlanBuffer Heads, int HeadSize, PlanBuffer Angles, PositionSpec Position) : Operation
{
    /// <summary>The first element of a head that turns.</summary>
    public int First { get; init; }

    public override IEnumerable<PlanBuffer> Reads => [Heads, Angles];

    public override IEnumerable<PlanBuffer> Writes => [Heads];
}

/// <summary>Keys and values of the pass into the caches of their sequences.</summary>
/// <param name="Layer">The layer of the cache, as an expression.</param>
/// <param name="Batch">Whose sequences have the caches, as an expression.</param>
internal sealed record CacheAppendOperation(PlanBuffer Key, PlanBuffer Value, string Layer, string Batch = "batch") : Operation
{
    /// <summary>The end of the key of every head, which they share; null: each has the whole of its own.</summary>
    public PlanBuffer? SharedKey { get; init; }

    public override IEnumerable<PlanBuffer> Reads => SharedKey is null ? [Key, Value] : [Key, SharedKey, Value];

    public override IEnumerable<PlanBuffer> Writes => [];
}

/// <summary>Attention of each token over the cache of its sequence.</summary>
/// <param name="Shape">The name of the constant struct that holds heads, size, scale, mask and window.</param>
/// <param name="Layer">The layer of the cache, as an expression.</param>
/// <param name="Batch">Whose sequences have the caches, as an expression.</param>
internal sealed record AttentionOperation(PlanBuffer Query, string Shape, PlanBuffer Context, string Layer, string Batch = "batch") : Operation
{
    /// <summary>The scores of heads that have no value, or null.</summary>
    public TensorSpec? Sinks { get; init; }

    /// <summary>The learned biases of distances, or null.</summary>
    public RelativeBiasSpec? RelativeBias { get; init; }

    public override IEnumerable<PlanBuffer> Reads => [Query];

    public override IEnumerable<PlanBuffer> Writes => [Context];
}

/// <summary>The mean of the rows of each text.</summary>
internal sealed record TextMeansOperation(PlanBuffer Source, PlanBuffer Destination) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => [Source];

    public override IEnumerable<PlanBuffer> Writes => [Destination];
}

/// <summary>Some rows, one after the other: those whose logits are asked for, or the first or last of each text.</summary>
internal sealed record GatherRowsOperation(PlanBuffer Source, PlanBuffer Destination, RowSet Rows = RowSet.Outputs) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => [Source];

    public override IEnumerable<PlanBuffer> Writes => [Destination];
}
