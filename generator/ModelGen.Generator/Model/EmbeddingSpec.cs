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

    /// <summary>True when the embedded tokens are multiplied by something.</summary>
    public bool IsScaled => Scale == EmbeddingScale.SqrtHidden || Factor != 1;

    /// <summary>What they are multiplied by.</summary>
    public double Multiplier(int hidden) => Factor * (Scale == EmbeddingScale.SqrtHidden ? Math.Sqrt(hidden) : 1);
}
