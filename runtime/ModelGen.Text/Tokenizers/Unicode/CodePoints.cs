using System.Globalization;
using System.Text;

namespace ModelGen.Text.Tokenizers;

/// <summary>Code points of UTF-16 text. Text inside the tokenizers is well-formed: <see cref="Sanitize"/> sees to it at the door.</summary>
internal static class CodePoints
{
    public const char Replacement = '\uFFFD';

    /// <summary>The same text with U+FFFD for each surrogate that has no partner.</summary>
    public static string Sanitize(string text)
    {
        int broken = FirstLoneSurrogate(text);
        if (broken < 0)
        {
            return text;
        }

        return string.Create(text.Length, (text, broken), static (target, state) =>
        {
            state.text.CopyTo(target);
            for (int i = state.broken; i < target.Length; i++)
            {
                if (char.IsHighSurrogate(target[i]) && i + 1 < target.Length && char.IsLowSurrogate(target[i + 1]))
                {
                    i++;
                }
                else if (char.IsSurrogate(target[i]))
                {
                    target[i] = Replacement;
                }
            }
        });
    }

    /// <summary>The code point at an index of well-formed text.</summary>
    public static int At(ReadOnlySpan<char> text, int index)
    {
        char unit = text[index];
        return char.IsHighSurrogate(unit) ? char.ConvertToUtf32(unit, text[index + 1]) : unit;
    }

    /// <summary>How many UTF-16 units the code point at an index has: 1 or 2.</summary>
    public static int WidthAt(ReadOnlySpan<char> text, int index) => char.IsHighSurrogate(text[index]) ? 2 : 1;

    /// <summary>Where the code point before an index begins.</summary>
    public static int Before(ReadOnlySpan<char> text, int index) => index - (char.IsLowSurrogate(text[index - 1]) ? 2 : 1);

    /// <summary>The bit of a code point's general category, for tests against a mask.</summary>
    public static uint CategoryBit(int codePoint) => 1u << (int)CharUnicodeInfo.GetUnicodeCategory(codePoint);

    /// <summary>Whether Unicode counts the code point as white space. All of them lie in the basic plane.</summary>
    public static bool IsWhiteSpace(int codePoint) => codePoint <= char.MaxValue && char.IsWhiteSpace((char)codePoint);

    /// <summary>UTF-8 to text as Rust and the web do it: one U+FFFD for each longest prefix of a character that breaks off.</summary>
    public static string FromUtf8(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    private static int FirstLoneSurrogate(string text)
    {
        for (int i = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
