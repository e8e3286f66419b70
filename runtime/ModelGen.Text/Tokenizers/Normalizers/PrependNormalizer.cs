namespace ModelGen.Text.Tokenizers;

/// <summary>Puts something in front of text that is not empty.</summary>
internal sealed class PrependNormalizer(string prefix) : Normalizer
{
    public override string Normalize(string text) => text.Length == 0 ? text : prefix + text;
}
