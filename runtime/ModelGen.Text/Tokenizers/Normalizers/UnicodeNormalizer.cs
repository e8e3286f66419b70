using System.Text;

namespace ModelGen.Text.Tokenizers;

/// <summary>One of Unicode's normalization forms.</summary>
internal sealed class UnicodeNormalizer(NormalizationForm form) : Normalizer
{
    public override string Normalize(string text) => UnicodeNormalization.Normalize(text, form);
}
