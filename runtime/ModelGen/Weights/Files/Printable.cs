using System.Globalization;
using System.Text;

namespace ModelGen.Runtime;

/// <summary>Text from a file as a message may show it: short, on one line, without control characters.</summary>
internal static class Printable
{
    private const int LongestName = 160;

    /// <summary>A name in quotes.</summary>
    public static string Quote(string name)
    {
        StringBuilder text = new("'");
        foreach (Rune rune in name.AsSpan(0, Math.Min(name.Length, LongestName)).EnumerateRunes())
        {
            // Format characters can turn the direction of what follows: a message must not be rewritten by a file.
            bool hidden = Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            text.Append(hidden ? $"\\u{rune.Value:X4}" : rune.ToString());
        }

        return text.Append(name.Length > LongestName ? "…'" : "'").ToString();
    }

    /// <summary>A shape: <c>[rows × columns]</c>.</summary>
    public static string Shape<T>(IEnumerable<T> shape)
        where T : IFormattable
    {
        string[] sizes = [.. shape.Take(9).Select(size => size.ToString(null, CultureInfo.InvariantCulture))];
        return $"[{string.Join(" × ", sizes.Take(8))}{(sizes.Length > 8 ? " × …" : "")}]";
    }
}
