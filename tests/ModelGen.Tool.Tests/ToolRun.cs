namespace ModelGen.Tool.Tests;

/// <summary>A command line, run in this process.</summary>
internal sealed record ToolRun(int Code, string Output, string Error)
{
    public static ToolRun Of(params string[] arguments) => Of(new StringReader(""), arguments);

    /// <param name="input">What the standard input holds.</param>
    /// <param name="arguments">The command line.</param>
    public static ToolRun Of(TextReader input, params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = CommandLineTool.Run(arguments, output, error, input);
        return new ToolRun(code, output.ToString(), error.ToString());
    }
}
