using System.Globalization;
using System.Text;

namespace ModelGen.Text.Tokenizers;

/// <summary>
/// SentencePiece's table of characters as the <c>tokenizers</c> library applies it (normalizers/precompiled.rs), which is not as SentencePiece does: grapheme
/// by grapheme, a short one as a whole if an entry is found that it begins with (the shortest, and what is left of the grapheme is lost), else character by
/// character.
/// </summary>
internal sealed class PrecompiledNormalizer(CharacterMap map) : Normalizer
{
    private const int LongestWhole = 5;         // bytes of UTF-8

    public override string Normalize(string text)
    {
        var builder = new StringBuilder(text.Length + 16);
        Span<char> replacement = stackalloc char[CharacterMap.LongestReplacement];
        ReadOnlySpan<char> rest = text;
        while (!rest.IsEmpty)
        {
            int length = StringInfo.GetNextTextElementLength(rest);
            ReadOnlySpan<char> grapheme = rest[..length];
            rest = rest[length..];
            if (length <= LongestWhole && Encoding.UTF8.GetByteCount(grapheme) <= LongestWhole
                && map.TryReplace(grapheme, longest: false, replacement, out _, out int written))
            {
                builder.Append(replacement[..written]);
                continue;
            }

            for (int start = 0; start < length;)
            {
                ReadOnlySpan<char> character = grapheme.Slice(start, CodePoints.WidthAt(grapheme, start));
                start += character.Length;
                builder.Append(map.TryReplace(character, longest: false, replacement, out _, out written) ? replacement[..written] : character);
            }
        }

        return builder.ToString();
    }
}
