namespace ModelGen.Text.Tokenizers;

/// <summary>A step from tokens back to text. Immutable.</summary>
internal abstract class TokenDecoder
{
    /// <summary>Rewrites the tokens in place; what the last step leaves is joined to the text.</summary>
    public abstract void Apply(List<string> tokens);
}
