namespace ModelGen.Tool.Tests;

/// <summary>A command line, run in this process.</summary>
internal sealed record ToolRun(int Code, string Output, string Error)
{
    public static ToolRun Of(params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = CommandLineTool.Run(arguments, output, error);
        return new ToolRun(code, output.ToString(), error.ToString());
    }
}
