using System.Text;

namespace ModelGen.Text.Tokenizers;

/// <summary>Lower case, character by character: without regard to a word's end (sigma) or a language.</summary>
internal sealed class LowercaseNormalizer : Normalizer
{
    // The one character whose lower case is two.
    private const char CapitalDottedI = '\u0130';

    public override string Normalize(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.Value == CapitalDottedI)
            {
                builder.Append("i\u0307");
            }
            else
            {
                builder.Append(Rune.ToLowerInvariant(rune));
            }
        }

        return builder.ToString();
    }
}
