namespace ModelGen.Generator.Model;

/// <summary>What happens to the embedded tokens before the first layer.</summary>
/// <param name="Normalized">True when a norm of the model's kind follows.</param>
internal sealed record EmbeddingSpec(bool Normalized);
