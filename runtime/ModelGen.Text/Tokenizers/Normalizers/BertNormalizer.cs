using System.Globalization;
using System.Text;

namespace ModelGen.Text.Tokenizers;

/// <summary>What BERT does to text before it is cut into words. Answers as the <c>tokenizers</c> library (normalizers/bert.rs).</summary>
/// <param name="cleanText">Takes control characters away and makes all white space a space.</param>
/// <param name="separateIdeographs">Puts spaces around Chinese characters, each of which is a word.</param>
/// <param name="stripAccents">Takes nonspacing marks away, after decomposition.</param>
/// <param name="lowercase">Makes letters small.</param>
internal sealed class BertNormalizer(bool cleanText, bool separateIdeographs, bool stripAccents, bool lowercase) : Normalizer
{
    // Control, format and private use; what Unicode has not assigned stays.
    private static readonly uint Control =
        (1u << (int)UnicodeCategory.Control) | (1u << (int)UnicodeCategory.Format) | (1u << (int)UnicodeCategory.PrivateUse);

    private static readonly LowercaseNormalizer Lowercase = new();

    public override string Normalize(string text)
    {
        text = cleanText || separateIdeographs ? Rewrite(text) : text;
        text = stripAccents ? WithoutMarks(UnicodeNormalization.Normalize(text, NormalizationForm.FormD)) : text;
        return lowercase ? Lowercase.Normalize(text) : text;
    }

    private static string WithoutMarks(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
            {
                builder.Append(rune);
            }
        }

        return builder.ToString();
    }

    private string Rewrite(string text)
    {
        var builder = new StringBuilder(text.Length + 16);
        foreach (Rune rune in text.EnumerateRunes())
        {
            // These three are control characters and count as white space; the others are control characters first.
            bool breaks = rune.Value is '\t' or '\n' or '\r';
            if (cleanText && !breaks && (rune.Value == CodePoints.Replacement || (Control & CodePoints.CategoryBit(rune.Value)) != 0))
            {
                continue;
            }

            if (cleanText && (breaks || CodePoints.IsWhiteSpace(rune.Value)))
            {
                builder.Append(' ');
            }
            else if (separateIdeographs && Ideographs.Contains(rune.Value))
            {
                builder.Append(' ').Append(rune).Append(' ');
            }
            else
            {
                builder.Append(rune);
            }
        }

        return builder.ToString();
    }
}
