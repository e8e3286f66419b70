namespace ModelGen.Text.Tokenizers;

/// <summary>Replaces the matches of a pattern.</summary>
internal sealed class ReplaceNormalizer(TextPattern pattern, string content) : Normalizer
{
    public override string Normalize(string text) => pattern.Replace(text, content);
}
