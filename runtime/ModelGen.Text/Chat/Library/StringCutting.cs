namespace ModelGen.Text.Chat;

/// <summary>How strings are cut into pieces.</summary>
internal static class StringCutting
{
    /// <summary><c>split</c> and <c>rsplit</c>: at separators, or at white space where none is given.</summary>
    public static TemplateSequence Split(Rendering run, string text, Arguments arguments, string name, bool last)
    {
        BoundArguments bound = arguments.Bind(run, name, "sep?", "maxsplit?");
        int most = bound.Integer(1, missing: -1);
        most = most < 0 ? int.MaxValue : most;
        IEnumerable<string> pieces = bound.TextOrNull(0) switch
        {
            null => last ? WordsFromEnd(run, text, most) : Words(run, text, most),
            "" => throw run.Error($"'{name}' needs a separator that is not empty"),
            var separator => last ? SplitFromEnd(run, text, separator, most) : PythonText.Split(run, text, separator, most),
        };
        return new TemplateSequence([.. pieces]);
    }

    /// <summary>What stands before a separator, the separator, and what stands behind it.</summary>
    public static TemplateSequence Partition(Rendering run, string text, string separator, bool last)
    {
        if (separator.Length == 0)
        {
            throw run.Error("'partition' needs a separator that is not empty");
        }

        run.Work(text.Length * (1 + (separator.Length / 16L)));
        int found = last ? text.LastIndexOf(separator, StringComparison.Ordinal) : text.IndexOf(separator, StringComparison.Ordinal);
        object?[] parts = found >= 0 ? [text[..found], separator, text[(found + separator.Length)..]] : last ? ["", "", text] : [text, "", ""];
        return new TemplateSequence(parts, SequenceKind.Tuple);
    }

    /// <summary>The lines of a text.</summary>
    public static IReadOnlyList<string> Lines(Rendering run, string text, bool keepEnds)
    {
        List<string> lines = [];
        for (int start = 0; start < text.Length;)
        {
            run.Step();
            int end = start;
            while (end < text.Length && !IsLineEnd(text[end]))
            {
                end++;
            }

            int next = end + (end >= text.Length ? 0 : text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1);
            lines.Add(text[start..(keepEnds ? next : end)]);
            start = next;
        }

        return lines;
    }

    private static bool IsLineEnd(char character) => character is '\n' or '\r' or '\v' or '\f' or (>= '\u001C' and <= '\u001E') or '\u0085' or '\u2028' or '\u2029';

    private static List<string> Words(Rendering run, string text, int most)
    {
        List<string> words = [];
        int position = 0;
        while (true)
        {
            while (position < text.Length && PythonText.IsSpace(text[position]))
            {
                position++;
            }

            if (position == text.Length)
            {
                return words;
            }

            run.Step();
            if (words.Count == most)
            {
                words.Add(PythonText.TrimEnd(text.AsSpan(position)).ToString());
                return words;
            }

            int start = position;
            while (position < text.Length && !PythonText.IsSpace(text[position]))
            {
                position++;
            }

            words.Add(text[start..position]);
        }
    }

    private static IEnumerable<string> WordsFromEnd(Rendering run, string text, int most) =>
        Words(run, Reversed(text), most).Select(Reversed).Reverse();

    private static List<string> SplitFromEnd(Rendering run, string text, string separator, int most)
    {
        List<string> pieces = [];
        int end = text.Length;
        run.Work(text.Length * (1 + (separator.Length / 16L)));
        for (int found; most > 0 && (found = text.AsSpan(0, end).LastIndexOf(separator)) >= 0; most--)
        {
            run.Step();
            pieces.Add(text[(found + separator.Length)..end]);
            end = found;
        }

        pieces.Add(text[..end]);
        pieces.Reverse();
        return pieces;
    }

    // Unit by unit: it is turned back before anyone sees it.
    private static string Reversed(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        source.CopyTo(target);
        target.Reverse();
    });
}
