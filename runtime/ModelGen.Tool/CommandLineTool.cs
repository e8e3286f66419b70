using System.CommandLine;
using ModelGen.Tool.Commands;

namespace ModelGen.Tool;

/// <summary>The command <c>modelgen</c>.</summary>
internal static class CommandLineTool
{
    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">What was typed behind the name of the tool.</param>
    /// <param name="output">Takes results.</param>
    /// <param name="error">Takes messages.</param>
    /// <returns>The exit code: 0, or 1 where something is wrong with the command line or a file, which a message has told.</returns>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        RootCommand root = new("Looks into checkpoints of language models, declares the models that they are of, quantises them, and shows what a declaration becomes.")
        {
            InspectCommand.Create(),
            ImportCommand.Create(),
            QuantizeCommand.Create(),
            PlanCommand.Create(),
        };
        try
        {
            return root.Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ModelFormatException or ModelMismatchException or ToolException)
        {
            error.WriteLine($"modelgen: {exception.Message}");
            return 1;
        }
    }
}
