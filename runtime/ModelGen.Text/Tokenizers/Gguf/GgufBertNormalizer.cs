using System.Text;

namespace ModelGen.Text.Tokenizers;

/// <summary>
/// What llama.cpp does to text for WordPiece (<c>llm_tokenizer_wpm_session::preprocess</c>): of each character the first of its decomposition, small; spaces
/// around punctuation and Chinese characters; no control characters.
/// </summary>
internal sealed class GgufBertNormalizer : Normalizer
{
    private static readonly CodePointSet Control = new(
        [(0, 0), (CodePoints.Replacement, CodePoints.Replacement)],
        CategoryMasks.ByName["cc"] | CategoryMasks.ByName["cf"] | CategoryMasks.ByName["co"]);

    private static readonly CodePointSet Words = new([('!', '/'), (':', '@'), ('[', '`'), ('{', '}')], CategoryMasks.Punctuation);

    public override string Normalize(string text)
    {
        var builder = new StringBuilder(text.Length + 16);
        foreach (Rune rune in text.EnumerateRunes())
        {
            var first = new Rune(UnicodeNormalization.FirstOfDecomposition(rune.Value));
            Rune small = Rune.ToLowerInvariant(first);
            if (CodePoints.IsWhiteSpace(first.Value))
            {
                builder.Append(' ');
            }
            else if (Words.Contains(first.Value) || Ideographs.Contains(first.Value))
            {
                builder.Append(' ').Append(small).Append(' ');
            }
            else if (!Control.Contains(first.Value))
            {
                builder.Append(small);
            }
        }

        return builder.ToString();
    }
}
