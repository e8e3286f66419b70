using System.CommandLine;
using System.CommandLine.Parsing;
using ModelGen.Tool.Import;
using ModelGen.Tool.Import.Families;

namespace ModelGen.Tool.Commands;

/// <summary><c>modelgen import</c>: the declaration of a checkpoint's model, and the proof that it fits.</summary>
internal static class ImportCommand
{
    private const string Description =
        """
        Writes the C# declaration of a model from its Hugging Face configuration or its GGUF metadata. Where there are weights, it compares the declaration with every tensor and every setting of the file.

        Examples:
          modelgen import ./Llama-3.2-1B --output Llama32.cs --namespace MyModels
          modelgen import model.gguf --name TinyLlama
          modelgen import config.json
        """;

    public static Command Create()
    {
        Argument<string> path = new("path") { Description = "A directory of a checkpoint, a config.json, a .safetensors file with a config.json beside it, or a .gguf file." };
        Option<string> output = new("--output", "-o") { Description = "The C# file to write; one that is there is replaced. Default: the standard output." };
        Option<string> name = new("--name") { Description = "Name of the class. Default: one after the folder or file." };
        Option<string> space = new("--namespace") { Description = "Its namespace. Default: none." };
        name.Validators.Add(result => Validate(result, isNamespace: false));
        space.Validators.Add(result => Validate(result, isNamespace: true));
        Command command = new("import", $"{Description}\n\nFamilies: {string.Join(", ", ImportedFamilies.All.SelectMany(family => family.ModelTypes).Order(StringComparer.Ordinal))}.") { path, output, name, space };
        command.SetAction(async (line, cancellation) =>
        {
            InvocationConfiguration console = line.InvocationConfiguration;
            ImportedModel model = await Importer.ImportAsync(line.GetValue(path)!, line.GetValue(name), line.GetValue(space), cancellation).ConfigureAwait(false);
            if (line.GetValue(output) is { } file)
            {
                await File.WriteAllTextAsync(file, model.Text, cancellation).ConfigureAwait(false);
            }
            else
            {
                await console.Output.WriteAsync(model.Text).ConfigureAwait(false);
            }

            // The verdict is no part of a declaration that goes to the standard output.
            return Judge(model, line.GetValue(output) is null ? console.Error : console.Output, console.Error);
        });
        return command;
    }

    private static int Judge(ImportedModel model, TextWriter verdict, TextWriter error)
    {
        IReadOnlyList<string> differences = model.Differences();
        string what = model.Source.Weights is { } weights ? $"'{weights}'" : $"'{model.Source.File}' (there are no weights to compare with)";
        if (differences.Count == 0)
        {
            verdict.WriteLine($"{model.Model.Type.Name} fits {what}.");
            return 0;
        }

        error.WriteLine($"modelgen: {model.Model.Type.Name} does not fit {what}:");
        foreach (string difference in differences)
        {
            error.WriteLine($"  {difference}");
        }

        return 1;
    }

    private static void Validate(OptionResult result, bool isNamespace)
    {
        if (result.GetValueOrDefault<string>() is { } name && !ClassName.IsValid(name, isNamespace))
        {
            result.AddError($"'{name}' is no name for a {(isNamespace ? "namespace" : "class")} of C#.");
        }
    }
}
