namespace ModelGen.Generator.Model;

/// <summary>What happens to the embedded tokens before the first layer.</summary>
/// <param name="Normalized">True when a norm of the model's kind follows.</param>
/// <param name="TokenTypes">Kinds of tokens that have a vector each; 0 where they are not told apart.</param>
/// <param name="Scale">What the embedded tokens are multiplied by.</param>
internal sealed record EmbeddingSpec(bool Normalized, int TokenTypes, EmbeddingScale Scale)
{
    /// <summary>A factor beside <see cref="Scale"/>.</summary>
    public double Factor { get; init; } = 1;

    /// <summary>True where both stacks of an encoder-decoder look tokens up in one table.</summary>
    public bool Shared { get; init; }

    /// <summary>How they become as wide as the hidden states, or null where they are.</summary>
    public EmbeddingProjectionSpec? Projection { get; init; }

    /// <summary>True when the embedded tokens are multiplied by something.</summary>
    public bool IsScaled => Scale == EmbeddingScale.SqrtHidden || Factor != 1;

    /// <summary>What they are multiplied by.</summary>
    public double Multiplier(int hidden) => Factor * (Scale == EmbeddingScale.SqrtHidden ? Math.Sqrt(hidden) : 1);

    /// <summary>Columns of the table of tokens, and of what is compared with it in a head.</summary>
    public int TableSize(int hidden) => Projection?.Size ?? hidden;

    /// <summary>Columns of the tables of positions and token types.</summary>
    public int AddedSize(int hidden) => Projection is { Place: not EmbeddingProjection.First } projection ? projection.Size : hidden;

    /// <summary>Columns that the embedding norm normalizes.</summary>
    public int NormSize(int hidden) => Projection is { Place: EmbeddingProjection.Last } projection ? projection.Size : hidden;
}

/// <summary>The linear layer from an embedding of another size to the hidden size.</summary>
internal sealed record EmbeddingProjectionSpec(int Size, EmbeddingProjection Place, bool Bias);
