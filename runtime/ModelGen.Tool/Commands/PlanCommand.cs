using System.CommandLine;
using ModelGen.Tool.Planning;

namespace ModelGen.Tool.Commands;

/// <summary><c>modelgen plan</c>: what a declaration becomes, without a build.</summary>
internal static class PlanCommand
{
    private const string Description =
        """
        Shows what a declaration becomes: parameters and costs, the operations of the pass in order, its buffers with their places, the tensors of a checkpoint.

        Examples:
          modelgen plan TinyLlama.cs
          modelgen plan Models.cs --class TinyLlama
          modelgen plan ./MyProject --class TinyLlama
        """;

    public static Command Create()
    {
        Argument<string> path = new("path") { Description = "A C# file that declares models with [Transformer], [BidirectionalLstm] or [WordVectors] and needs nothing but ModelGen, or a project, or its folder." };
        Option<string> name = new("--class") { Description = "The class to show. Default: all." };
        Command command = new("plan", Description) { path, name };
        command.SetAction(async (line, cancellation) =>
        {
            TextWriter output = line.InvocationConfiguration.Output;
            IReadOnlyList<PlanPage> pages = await PlanAsync(line.GetValue(path)!, line.GetValue(name), cancellation).ConfigureAwait(false);
            for (int i = 0; i < pages.Count; i++)
            {
                output.Write(i > 0 ? Environment.NewLine : "");
                PlanText.Write(pages[i], output);
            }

            return 0;
        });
        return command;
    }

    private static async Task<IReadOnlyList<PlanPage>> PlanAsync(string path, string? name, CancellationToken cancellation)
    {
        string? folder = Directory.Exists(path) ? path : path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) && File.Exists(path) ? Path.GetDirectoryName(Path.GetFullPath(path)) : null;
        CompiledDeclarations declarations = folder is null
            ? await DeclarationCompiler.CompileFileAsync(path, cancellation).ConfigureAwait(false)
            : await DeclarationCompiler.ReadProjectAsync(folder, cancellation).ConfigureAwait(false);
        IReadOnlyList<PlanPage> pages = declarations.Pages();
        if (pages.Count == 0)
        {
            throw new ToolException($"'{path}' declares no class with [Transformer], [BidirectionalLstm] or [WordVectors]: only those have a plan.");
        }

        PlanPage[] chosen = [.. pages.Where(page => name is null || page.Name == name)];
        return chosen.Length > 0 ? chosen : throw new ToolException($"There is no model '{name}' in '{path}', but {string.Join(", ", pages.Select(page => page.Name))}.");
    }
}
