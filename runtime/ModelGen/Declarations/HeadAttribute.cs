namespace ModelGen;

/// <summary>Declares what the hidden states are turned into. Without it: <see cref="Head.LanguageModel"/> with a matrix of its own.</summary>
/// <param name="kind">The output.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class HeadAttribute(Head kind) : Attribute
{
    /// <summary>The output.</summary>
    public Head Kind { get; } = kind;

    /// <summary>
    /// Whether the output matrix is the token embedding, <c>[Vocabulary × Hidden]</c> (Press and Wolf 2017, arXiv:1608.05859). Default: false.
    /// </summary>
    public bool Tied { get; init; }
}
