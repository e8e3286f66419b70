using System.Globalization;
using System.Numerics;
using System.Text;

namespace ModelGen.Text.Chat;

/// <summary>Values as text, as Python writes them.</summary>
internal static class ValueText
{
    /// <summary>What <c>{{ value }}</c> shows: nothing of what is undefined.</summary>
    public static string Of(Rendering run, object? value) => value switch
    {
        string text => text,
        Undefined => "",
        _ => Written(run, value),
    };

    /// <summary>How a value is written within a list: strings with quotes.</summary>
    public static string Written(Rendering run, object? value)
    {
        StringBuilder text = new();
        Append(run, text, value);
        return text.ToString();
    }

    private static void Append(Rendering run, StringBuilder text, object? value)
    {
        switch (value)
        {
            case TemplateSequence { Kind: not SequenceKind.Iterator } sequence:
                bool tuple = sequence.Kind == SequenceKind.Tuple;
                AppendAll(run, text, tuple ? '(' : '[', sequence.Items, tuple ? sequence.Items.Count == 1 ? ",)" : ")" : "]", Append);
                break;
            case TemplateMap map:
                AppendAll(run, text, '{', map, "}", static (run, text, pair) =>
                {
                    Append(run, text, pair.Key);
                    text.Append(": ");
                    Append(run, text, pair.Value);
                });
                break;
            default:
                string single = Single(run, value);
                run.Create(single.Length);
                text.Append(single);
                break;
        }
    }

    private static void AppendAll<T>(Rendering run, StringBuilder text, char open, IEnumerable<T> items, string close, Action<Rendering, StringBuilder, T> append)
    {
        int before = run.Deepen();
        text.Append(open);
        string between = "";
        foreach (T item in items)
        {
            text.Append(between);
            append(run, text, item);
            between = ", ";
        }

        text.Append(close);
        run.Leave(before);
    }

    private static string Single(Rendering run, object? value) => value switch
    {
        null => "None",
        bool flag => flag ? "True" : "False",
        BigInteger number => number.ToString(CultureInfo.InvariantCulture),
        double number => FloatText.Of(number),
        string text => Quoted(run, text),
        Undefined => "Undefined",
        _ => throw run.Error($"{TypeNames.Of(value)} cannot be written as text"),
    };

    private static string Quoted(Rendering run, string text)
    {
        run.Create(text.Length);
        char quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        StringBuilder quoted = new StringBuilder(text.Length + 2).Append(quote);
        foreach (Rune rune in text.EnumerateRunes())
        {
            int code = rune.Value;
            _ = code switch
            {
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                '\\' => quoted.Append("\\\\"),
                _ when code == quote => quoted.Append('\\').Append(quote),
                _ when IsPrintable(rune) => quoted.Append(rune.ToString()),
                <= 0xFF => quoted.Append(CultureInfo.InvariantCulture, $"\\x{code:x2}"),
                <= 0xFFFF => quoted.Append(CultureInfo.InvariantCulture, $"\\u{code:x4}"),
                _ => quoted.Append(CultureInfo.InvariantCulture, $"\\U{code:x8}"),
            };
        }

        return quoted.Append(quote).ToString();
    }

    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
}
