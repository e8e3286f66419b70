namespace ModelGen.Text.Tokenizers;

/// <summary>Rewrites text before it is cut into pieces. Immutable.</summary>
internal abstract class Normalizer
{
    /// <summary>The text rewritten; well-formed text stays so.</summary>
    public abstract string Normalize(string text);
}
