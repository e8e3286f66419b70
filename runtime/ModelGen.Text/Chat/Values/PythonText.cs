using System.Text;

namespace ModelGen.Text.Chat;

/// <summary>Strings as Python sees them: sequences of code points, with its own notion of white space.</summary>
internal static class PythonText
{
    /// <summary>What <c>str.isspace</c> and <c>\s</c> take for white space: the separators of Unicode, and the four that ASCII has for files and records.</summary>
    public static bool IsSpace(char character) => char.IsWhiteSpace(character) || character is >= '\u001C' and <= '\u001F';

    public static ReadOnlySpan<char> TrimEnd(ReadOnlySpan<char> text)
    {
        int end = text.Length;
        while (end > 0 && IsSpace(text[end - 1]))
        {
            end--;
        }

        return text[..end];
    }

    /// <summary>The text without some characters at its ends.</summary>
    /// <param name="text">The text.</param>
    /// <param name="characters">Which; null: white space.</param>
    /// <param name="start">Whether at the start.</param>
    /// <param name="end">Whether at the end.</param>
    public static string Strip(string text, string? characters, bool start, bool end)
    {
        int first = 0;
        int last = text.Length;
        while (start && first < last && IsStripped(Rune.GetRuneAt(text, first)))
        {
            first += char.IsHighSurrogate(text[first]) ? 2 : 1;
        }

        while (end && last > first && IsStripped(Rune.GetRuneAt(text, last - (char.IsLowSurrogate(text[last - 1]) ? 2 : 1))))
        {
            last -= char.IsLowSurrogate(text[last - 1]) ? 2 : 1;
        }

        return text[first..last];

        bool IsStripped(Rune rune) => characters is null ? rune.IsBmp && IsSpace((char)rune.Value) : characters.EnumerateRunes().Contains(rune);
    }

    /// <summary>How many code points.</summary>
    public static int Length(Rendering run, string text)
    {
        run.Work(text.Length);
        int pairs = 0;
        foreach (char unit in text)
        {
            pairs += char.IsLowSurrogate(unit) ? 1 : 0;
        }

        return text.Length - pairs;
    }

    /// <summary>The code points, each as a text.</summary>
    public static IReadOnlyList<string> Characters(Rendering run, string text)
    {
        run.Step(text.Length);
        List<string> characters = new(text.Length);
        for (int i = 0; i < text.Length; i += characters[^1].Length)
        {
            characters.Add(char.IsHighSurrogate(text[i]) ? text.Substring(i, 2) : text[i].ToString());
        }

        return characters;
    }

    /// <summary>The index of a part, in units of UTF-16, or below zero.</summary>
    public static int Find(Rendering run, string text, string part, int from = 0)
    {
        // What a search costs where each place looks like the beginning of the part.
        run.Work(text.Length - from + ((text.Length - from) * (long)part.Length / 16));
        return text.IndexOf(part, from, StringComparison.Ordinal);
    }

    /// <summary>The text with a part replaced, from the left and as often as allowed; below zero: always.</summary>
    public static string Replace(Rendering run, string text, string old, string replacement, int count)
    {
        count = count < 0 ? int.MaxValue : count;
        if (old.Length == 0)
        {
            // Between all characters, and at both ends.
            IReadOnlyList<string> characters = Characters(run, text);
            int between = Math.Min(characters.Count + 1, count);
            run.Create(text.Length + ((long)between * replacement.Length));
            return string.Concat(characters.Select((character, i) => (i < between ? replacement : "") + character)) + (between > characters.Count ? replacement : "");
        }

        return string.Join(replacement, Measured(run, Split(run, text, old, count), replacement));
    }

    /// <summary>The pieces between separators, as many as are found from the left.</summary>
    public static IReadOnlyList<string> Split(Rendering run, string text, string separator, int most)
    {
        run.Create(text.Length);
        List<string> pieces = [];
        int start = 0;
        run.Work(text.Length * (1 + (separator.Length / 16L)));
        for (int found; most > 0 && (found = text.IndexOf(separator, start, StringComparison.Ordinal)) >= 0; most--)
        {
            run.Step();
            pieces.Add(text[start..found]);
            start = found + separator.Length;
        }

        pieces.Add(text[start..]);
        return pieces;
    }

    /// <summary>The same pieces, once it is counted how long they are with something between them.</summary>
    public static IReadOnlyList<string> Measured(Rendering run, IReadOnlyList<string> pieces, string between)
    {
        run.Create(pieces.Sum(piece => (long)piece.Length) + ((pieces.Count - 1L) * between.Length));
        return pieces;
    }

    /// <summary>Orders texts by their code points.</summary>
    public static int Compare(string left, string right)
    {
        int common = left.AsSpan().CommonPrefixLength(right);
        return common == left.Length || common == right.Length ? left.Length.CompareTo(right.Length) : Rank(left[common]).CompareTo(Rank(right[common]));

        // Pairs of surrogates are code points above all others.
        static int Rank(char unit) => char.IsSurrogate(unit) ? unit + char.MaxValue : unit;
    }
}
