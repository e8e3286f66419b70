using System.CommandLine;
using ModelGen.Tool.Inspection;

namespace ModelGen.Tool.Commands;

/// <summary><c>modelgen inspect</c>: what a checkpoint holds, read from its headers alone.</summary>
internal static class InspectCommand
{
    private const string Description =
        """
        Shows what a checkpoint holds: tensors, metadata, sizes. Reads safetensors (also sharded ones) and GGUF; no weights are loaded.

        Examples:
          modelgen inspect model.gguf
          modelgen inspect ./Llama-3.2-1B --table
          modelgen inspect model.safetensors --json
        """;

    public static Command Create()
    {
        Argument<string> path = new("path") { Description = "A .gguf or .safetensors file, an index of several (model.safetensors.index.json), or a directory with one of them." };
        Option<bool> table = new("--table") { Description = "A line for each tensor, in the order of the file, instead of a tree that folds the layers." };
        Option<bool> json = new("--json") { Description = "Everything as JSON, with whole arrays of metadata." };
        Command command = new("inspect", Description) { path, table, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(table) && result.GetValue(json))
            {
                result.AddError("Give --table or --json, not both.");
            }
        });
        command.SetAction(line =>
        {
            TextWriter output = line.InvocationConfiguration.Output;
            using InspectedModel model = InspectedModel.Open(line.GetValue(path)!);
            if (line.GetValue(json))
            {
                InspectionJson.Write(model, output);
                return;
            }

            InspectionText.WriteSummary(model, output);
            if (line.GetValue(table))
            {
                InspectionText.WriteTable(model, output);
            }
            else
            {
                InspectionText.WriteTree(model, output);
            }
        });
        return command;
    }
}
