namespace ModelGen;

/// <summary>How the tokens of a model see each other.</summary>
public enum Structure
{
    /// <summary>Each token attends to itself and the tokens before it (Radford et al. 2018); the model predicts the next token.</summary>
    CausalDecoder,

    /// <summary>
    /// The tokens of a prefix attend to all of it; each token behind it to the prefix, itself and the tokens between (Dong et al. 2019, arXiv:1905.03197; GLM).
    /// The model predicts the next token.
    /// </summary>
    PrefixDecoder,

    /// <summary>
    /// Every token attends to every token of its text (Devlin et al. 2018, arXiv:1810.04805); the model gives each token a vector that depends on all of them.
    /// </summary>
    Encoder,

    /// <summary>
    /// An encoder reads a source; each token of a causal decoder attends to all of it beside itself and the tokens before (Vaswani et al. 2017, arXiv:1706.03762). The model predicts the next token of the target.
    /// </summary>
    EncoderDecoder,
}
