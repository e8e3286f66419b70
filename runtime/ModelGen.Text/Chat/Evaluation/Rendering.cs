using System.Runtime.CompilerServices;
using System.Text;

namespace ModelGen.Text.Chat;

/// <summary>
/// A template on its way: what it has written, where it is, and what it has used of what a template may use. Whatever runs, loops or grows is counted before
/// it is done, so that a hostile template ends in an exception rather than in a machine without memory.
/// </summary>
/// <param name="name">How messages call the template.</param>
/// <param name="now">The time that the template sees.</param>
internal sealed class Rendering(string name, DateTime? now)
{
    private const int MostSteps = 4_000_000;
    private const int MostWritten = 16 * 1024 * 1024;
    private const long MostCreated = 64L * 1024 * 1024;
    private const long MostWork = 1L << 31;
    private const int DeepestNesting = 400;

    private readonly Stack<StringBuilder> _captured = new();
    private StringBuilder _output = new();
    private int _line = 1;
    private int _depth;
    private int _steps;
    private long _created;
    private long _work;

    /// <summary>The time that the template sees.</summary>
    public DateTime Now { get; } = now ?? DateTime.Now;

    /// <summary>What has been written.</summary>
    public string Text => _output.ToString();

    /// <summary>An exception that says where the template is.</summary>
    public ChatTemplateException Error(string problem) => new(name, _line, problem);

    /// <summary>Begins an expression or statement.</summary>
    /// <returns>The line before, for <see cref="Leave"/>.</returns>
    public int Enter(int line)
    {
        int before = Deepen();
        _line = line;
        return before;
    }

    /// <summary>Begins a level of what is nested within the same line.</summary>
    /// <returns>The line, for <see cref="Leave"/>.</returns>
    public int Deepen()
    {
        Step();
        if (++_depth > DeepestNesting || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Error($"the template nests deeper than {DeepestNesting} calls, blocks and operators");
        }

        return _line;
    }

    public void Leave(int before)
    {
        _line = before;
        _depth--;
    }

    /// <summary>Counts a step, or the elements of a sequence.</summary>
    public void Step(int count = 1)
    {
        _steps = (int)Math.Min((long)_steps + count, MostSteps + 1);
        if (_steps > MostSteps)
        {
            throw Error($"the template takes more than {MostSteps:N0} steps");
        }
    }

    /// <summary>Counts characters that are made, before they are.</summary>
    public void Create(long characters)
    {
        _created = Math.Min(_created + Math.Min(characters, MostCreated + 1), MostCreated + 1);
        if (_created > MostCreated)
        {
            throw Error($"the template makes texts of more than {MostCreated:N0} characters");
        }
    }

    /// <summary>Counts characters that are looked at.</summary>
    public void Work(long characters)
    {
        _work = Math.Min(_work + Math.Min(characters, MostWork + 1), MostWork + 1);
        if (_work > MostWork)
        {
            throw Error("the template searches or compares texts that are too long");
        }
    }

    /// <summary>Writes text.</summary>
    public void Write(string text)
    {
        if (text.Length > MostWritten - _output.Length)
        {
            throw Error($"the template writes more than {MostWritten:N0} characters");
        }

        Create(text.Length);
        _output.Append(text);
    }

    /// <summary>From here on text is kept apart, for <see cref="EndCapture"/>.</summary>
    public void BeginCapture()
    {
        _captured.Push(_output);
        _output = new StringBuilder();
    }

    public string EndCapture()
    {
        string text = _output.ToString();
        _output = _captured.Pop();
        return text;
    }
}
