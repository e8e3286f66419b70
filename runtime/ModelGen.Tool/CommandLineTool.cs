using System.CommandLine;
using System.CommandLine.Invocation;
using ModelGen.Tool.Commands;

namespace ModelGen.Tool;

/// <summary>The command <c>modelgen</c>.</summary>
internal static class CommandLineTool
{
    private const int Cancelled = 130;

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">What was typed behind the name of the tool.</param>
    /// <param name="output">Takes results.</param>
    /// <param name="error">Takes messages.</param>
    /// <param name="input">Where prompts come from that are not on the command line; null: the standard input.</param>
    /// <returns>The exit code: 0, 130 where it was cancelled, or 1 where something is wrong with the command line or a file, which a message has told.</returns>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error, TextReader? input = null)
    {
        RootCommand root = new("Looks into checkpoints of language models, declares the models that they are of and runs them, quantises them, and shows what a declaration becomes.")
        {
            InspectCommand.Create(),
            ImportCommand.Create(),
            RunCommand.Create(input ?? Console.In),
            QuantizeCommand.Create(),
            PlanCommand.Create(),
        };
        try
        {
            ParseResult line = root.Parse(arguments);
            if (line.Action is ParseErrorAction mistake)
            {
                // What is wrong shall not be lost above pages of help.
                mistake.ShowHelp = false;
            }

            return line.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ModelFormatException or ModelMismatchException or Text.ChatTemplateException or ToolException)
        {
            error.WriteLine($"modelgen: {exception.Message}");
            return 1;
        }
        catch (OperationCanceledException)
        {
            // Whoever pressed Ctrl+C knows why.
            return Cancelled;
        }
    }
}
