extern alias generator;

using System.CommandLine;
using generator::ModelGen.Generator.Lowering;
using ModelGen.Tool.Planning;

namespace ModelGen.Tool.Commands;

/// <summary><c>modelgen plan</c>: what a declaration becomes, without a project.</summary>
internal static class PlanCommand
{
    private const string Description =
        """
        Shows what a declaration becomes: parameters and costs, the operations of the pass in order, its buffers with their places, the tensors of a checkpoint.

        Examples:
          modelgen plan TinyLlama.cs
          modelgen plan Models.cs --class TinyLlama
        """;

    public static Command Create()
    {
        Argument<string> path = new("file") { Description = "A C# file that declares models with [Transformer] and needs nothing but ModelGen." };
        Option<string> name = new("--class") { Description = "The class to show. Default: all of the file." };
        Command command = new("plan", Description) { path, name };
        command.SetAction(async (line, cancellation) =>
        {
            TextWriter output = line.InvocationConfiguration.Output;
            IReadOnlyList<ForwardPlan> plans = await PlanAsync(line.GetValue(path)!, line.GetValue(name), cancellation).ConfigureAwait(false);
            for (int i = 0; i < plans.Count; i++)
            {
                output.Write(i > 0 ? Environment.NewLine : "");
                PlanText.Write(plans[i], output);
            }

            return 0;
        });
        return command;
    }

    private static async Task<IReadOnlyList<ForwardPlan>> PlanAsync(string path, string? name, CancellationToken cancellation)
    {
        CompiledDeclarations declarations = await DeclarationCompiler.CompileFileAsync(path, cancellation).ConfigureAwait(false);
        IReadOnlyList<ForwardPlan> plans = declarations.Transformers();
        if (plans.Count == 0)
        {
            throw new ToolException($"'{path}' declares no class with [Transformer]: only those have a plan.");
        }

        return name is null
            ? plans
            : plans.FirstOrDefault(plan => plan.Architecture.Type.Name == name) is { } chosen
                ? [chosen]
                : throw new ToolException($"There is no model '{name}' in the file, but {string.Join(", ", plans.Select(plan => plan.Architecture.Type.Name))}.");
    }
}
