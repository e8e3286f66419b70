using System.Text;

namespace ModelGen.Generator.Emit;

/// <summary>Writes indented source text whose lines always end in <c>\n</c>.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes some lines, each indented; an empty string is one empty line.</summary>
    public void Write(string lines)
    {
        foreach (string line in lines.Split('\n'))
        {
            string trimmed = line.TrimEnd('\r', ' ');
            if (trimmed.Length > 0)
            {
                _text.Append(' ', 4 * _depth).Append(trimmed);
            }

            _text.Append('\n');
        }
    }

    /// <summary>Writes a doc comment: each line behind <c>///</c>.</summary>
    public void Documentation(string lines) => Write("/// " + string.Join("\n/// ", lines.Split('\n').Select(line => line.TrimEnd('\r'))));

    /// <summary>Writes a header and an opening brace; what follows is indented until <see cref="Close"/>.</summary>
    public void Open(string header)
    {
        Write(header);
        Write("{");
        _depth++;
    }

    /// <summary>Writes a header whose last line is indented once more, such as a constructor that calls another, and an opening brace.</summary>
    public void Open(string header, string continuation)
    {
        Write(header);
        Write("    " + continuation);
        Write("{");
        _depth++;
    }

    /// <summary>Closes the innermost brace.</summary>
    public void Close(string end = "}")
    {
        _depth--;
        Write(end);
    }

    /// <summary>Writes statements with their comments in one column.</summary>
    public void Aligned(IReadOnlyList<CodeLine> lines)
    {
        int width = lines.Max(line => line.Code.Length);
        foreach (CodeLine line in lines)
        {
            Write(line.Comment.Length == 0 ? line.Code : line.Code.PadRight(width) + "  // " + line.Comment);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}

/// <summary>A statement and the comment behind it.</summary>
internal sealed record CodeLine(string Code, string Comment = "");
