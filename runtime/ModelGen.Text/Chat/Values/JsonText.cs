using System.Globalization;
using System.Numerics;
using System.Text;

namespace ModelGen.Text.Chat;

/// <summary>How values are written as JSON.</summary>
internal sealed record JsonStyle
{
    /// <summary>What each level is indented by; null: all on one line.</summary>
    public string? Indent { get; init; }

    public string BetweenItems { get; init; } = ", ";

    public string BehindKey { get; init; } = ": ";

    public bool SortKeys { get; init; }

    /// <summary>Whether characters beyond ASCII are escaped.</summary>
    public bool Ascii { get; init; }
}

/// <summary>Values as JSON, with the spelling of Python's <c>json.dumps</c>.</summary>
internal sealed class JsonText(Rendering run, JsonStyle style)
{
    private readonly StringBuilder _text = new();
    private string _line = "\n";           // a line break with the indentation of the level

    /// <exception cref="ChatTemplateException">The value is nothing that JSON has.</exception>
    public static string Of(Rendering run, object? value, JsonStyle style)
    {
        var json = new JsonText(run, style);
        json.Append(value);
        return json._text.ToString();
    }

    private void Append(object? value)
    {
        switch (value)
        {
            case string text:
                AppendString(text);
                break;
            case TemplateSequence { Kind: not SequenceKind.Iterator } sequence:
                AppendAll('[', sequence.Items, ']', Append);
                break;
            case TemplateMap map:
                IEnumerable<KeyValuePair<string, object?>> pairs = style.SortKeys ? map.OrderBy(pair => pair.Key, StringComparer.Ordinal) : map;
                AppendAll('{', pairs, '}', pair =>
                {
                    AppendString(pair.Key);
                    _text.Append(style.BehindKey);
                    Append(pair.Value);
                });
                break;
            default:
                string single = Single(value);
                run.Create(single.Length);
                _text.Append(single);
                break;
        }
    }

    private void AppendAll<T>(char open, IEnumerable<T> items, char close, Action<T> append)
    {
        int before = run.Deepen();
        string outside = _line;
        _line += style.Indent;
        _text.Append(open);
        bool first = true;
        foreach (T item in items)
        {
            _text.Append(first ? "" : style.BetweenItems);
            BreakLine();
            append(item);
            first = false;
        }

        _line = outside;
        if (!first)
        {
            BreakLine();
        }

        _text.Append(close);
        run.Leave(before);
    }

    private void BreakLine()
    {
        if (style.Indent is not null)
        {
            run.Create(_line.Length);
            _text.Append(_line);
        }
    }

    private string Single(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        BigInteger number => number.ToString(CultureInfo.InvariantCulture),
        double number when double.IsFinite(number) => FloatText.Of(number),
        double number => double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity",
        _ => throw run.Error($"JSON has no form for {TypeNames.Of(value)}"),
    };

    private void AppendString(string text)
    {
        run.Create(text.Length + 2);
        _text.Append('"');
        foreach (char character in text)
        {
            _ = character switch
            {
                '"' => _text.Append("\\\""),
                '\\' => _text.Append("\\\\"),
                '\n' => _text.Append("\\n"),
                '\r' => _text.Append("\\r"),
                '\t' => _text.Append("\\t"),
                '\b' => _text.Append("\\b"),
                '\f' => _text.Append("\\f"),
                < ' ' => _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                > '~' when style.Ascii => _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => _text.Append(character),
            };
        }

        _text.Append('"');
    }
}
