namespace ModelGen.Text;

/// <summary>
/// In which order the steps of sampling follow each other. Both orders begin with the penalties; they differ in where the temperature stands.
/// </summary>
/// <remarks>
/// The place matters once a temperature other than 1 meets top-p or min-p: a high temperature flattens the probabilities that these two look at, and so lets
/// more tokens through when it comes first. Top-k, which looks at ranks alone, keeps the same tokens either way.
/// </remarks>
public enum SamplerOrder
{
    /// <summary>
    /// Penalties, top-k, top-p, min-p, temperature: the default chain of llama.cpp, which writes it
    /// <c>penalties;dry;top_n_sigma;top_k;typ_p;top_p;min_p;xtc;temperature</c>; the steps that are not here are off by default there. What is unlikely stays
    /// out however high the temperature.
    /// </summary>
    LlamaCpp,

    /// <summary>
    /// Penalties, temperature, top-k, top-p, min-p: the order in which <c>generate</c> of Hugging Face Transformers builds its list of logits processors.
    /// </summary>
    HuggingFace,
}
