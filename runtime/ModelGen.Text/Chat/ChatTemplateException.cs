using System.Globalization;

namespace ModelGen.Text;

/// <summary>A chat template is malformed, does not go with the conversation, or asks for more than a template may use.</summary>
public sealed class ChatTemplateException : Exception
{
    /// <summary>Says where the template goes wrong.</summary>
    /// <param name="template">The file of the template, or what it is called where it has none.</param>
    /// <param name="line">The line of the template, counted from 1.</param>
    /// <param name="problem">What is wrong there, and what was expected.</param>
    public ChatTemplateException(string template, int line, string problem)
        : base(string.Create(CultureInfo.InvariantCulture, $"The chat template of '{template}' cannot be rendered, line {line}: {problem}"))
    {
        Template = template;
        Line = line;
        Problem = problem;
    }

    /// <summary>The file of the template, or what it is called where it has none.</summary>
    public string Template { get; }

    /// <summary>The line of the template, counted from 1.</summary>
    public int Line { get; }

    /// <summary>What is wrong; where the template itself refuses a conversation (<c>raise_exception</c>), its words.</summary>
    public string Problem { get; }
}
