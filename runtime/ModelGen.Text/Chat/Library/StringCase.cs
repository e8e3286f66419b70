using System.Text;

namespace ModelGen.Text.Chat;

/// <summary>Upper and lower case, letter by letter as Unicode's simple mappings have it, but for the sharp s, whose capitals are two.</summary>
internal static class StringCase
{
    public static string Upper(string text) => text.ToUpperInvariant().Replace("ß", "SS", StringComparison.Ordinal);

    public static string Lower(string text) => text.ToLowerInvariant();

    /// <summary>The first letter large, all others small.</summary>
    public static string Capitalize(string text)
    {
        int first = text.Length > 1 && char.IsHighSurrogate(text[0]) ? 2 : Math.Min(1, text.Length);
        return First(text[..first]) + Lower(text[first..]);
    }

    /// <summary>Letters are large where none stands before them, as <c>str.title</c> has it.</summary>
    public static string Title(string text)
    {
        StringBuilder title = new(text.Length);
        bool inside = false;
        foreach (Rune rune in text.EnumerateRunes())
        {
            title.Append(inside ? Lower(rune.ToString()) : First(rune.ToString()));
            inside = Rune.IsLetter(rune);
        }

        return title.ToString();
    }

    /// <summary>Letters are large behind white space, hyphens and opening brackets, as the filter <c>title</c> has it.</summary>
    public static string TitleOfWords(string text)
    {
        StringBuilder title = new(text.Length);
        bool begins = true;
        foreach (Rune rune in text.EnumerateRunes())
        {
            title.Append(begins ? Upper(rune.ToString()) : Lower(rune.ToString()));
            begins = rune.IsBmp && (PythonText.IsSpace((char)rune.Value) || (char)rune.Value is '-' or '(' or '{' or '[' or '<');
        }

        return title.ToString();
    }

    private static string First(string letter) => letter == "ß" ? "Ss" : Upper(letter);
}
