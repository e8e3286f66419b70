namespace ModelGen.Generator.Model;

/// <summary>What happens to the embedded tokens before the first layer.</summary>
/// <param name="Normalized">True when a norm of the model's kind follows.</param>
/// <param name="TokenTypes">Kinds of tokens that have a vector each; 0 where they are not told apart.</param>
/// <param name="Scale">What the embedded tokens are multiplied by.</param>
internal sealed record EmbeddingSpec(bool Normalized, int TokenTypes, EmbeddingScale Scale);
