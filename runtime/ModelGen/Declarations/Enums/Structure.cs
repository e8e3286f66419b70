namespace ModelGen;

/// <summary>How the tokens of a model see each other.</summary>
public enum Structure
{
    /// <summary>Each token attends to itself and the tokens before it (Radford et al. 2018); the model predicts the next token.</summary>
    CausalDecoder,
}
