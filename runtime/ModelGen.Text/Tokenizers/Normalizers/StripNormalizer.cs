namespace ModelGen.Text.Tokenizers;

/// <summary>Takes white space away at the ends.</summary>
internal sealed class StripNormalizer(bool left, bool right) : Normalizer
{
    public override string Normalize(string text)
    {
        // char.IsWhiteSpace is Unicode's White_Space, and so is what Trim takes.
        text = left ? text.TrimStart() : text;
        return right ? text.TrimEnd() : text;
    }
}
