using System.CommandLine;
using System.Globalization;
using ModelGen.Runtime;
using ModelGen.Tool.Inspection;
using ModelGen.Tool.Quantization;

namespace ModelGen.Tool.Commands;

/// <summary><c>modelgen quantize</c>: a GGUF file with its matrices in another type.</summary>
internal static class QuantizeCommand
{
    private const string Description =
        """
        Writes a GGUF file again with its matrices in another type, with the same blocks as llama.cpp. Vectors, norms and tables of positions stay as they are.

        Examples:
          modelgen quantize model-F32.gguf model-Q8_0.gguf --type Q8_0
          modelgen quantize model-BF16.gguf model-Q4_K.gguf --type Q4_K
          modelgen quantize model-BF16.gguf model-Q4_K_M.gguf --type Q4_K_M
        """;

    public static Command Create()
    {
        Argument<string> input = new("in") { Description = "The GGUF file to read." };
        Argument<string> output = new("out") { Description = "The GGUF file to write; one that is there is replaced when the new one is complete." };
        Option<string> type = new("--type") { Description = "The type that matrices get; Q4_K_S, Q4_K_M, Q5_K_S and Q5_K_M give more bits to those whose errors matter most.", Required = true };
        type.AcceptOnlyFromAmong([.. TypeMix.Names]);
        Option<bool> again = new("--requantize") { Description = "Also encode what is quantised already, though the errors of both types add up." };
        Option<bool> quiet = new("--quiet") { Description = "Tell only of matrices that get another type than the one that was asked for." };
        Command command = new("quantize", Description) { input, output, type, again, quiet };
        command.SetAction(line => Run(
            line.GetValue(input)!,
            line.GetValue(output)!,
            TypeMix.Of(line.GetValue(type)!),
            line.GetValue(again),
            line.GetValue(quiet),
            line.InvocationConfiguration.Output));
        return command;
    }

    private static void Run(string input, string path, TypeMix mix, bool again, bool quiet, TextWriter output)
    {
        string file = CheckpointLocator.Locate(input);
        if (!CheckpointLocator.IsGguf(file))
        {
            throw new ToolException($"'{file}' is no GGUF file: convert it with llama.cpp's convert_hf_to_gguf.py first, for only that gives tensors the names that a GGUF file has.");
        }

        if (string.Equals(Path.GetFullPath(file), Path.GetFullPath(path), StringComparison.Ordinal))
        {
            throw new ToolException($"'{path}' is the file to read: give another one to write.");
        }

        using GgufFile source = GgufFile.Open(file);
        int done = 0;
        new GgufQuantizer(source, mix).Write(path, again, choice =>
        {
            done++;
            if (choice.Remark is not null || !quiet)
            {
                output.WriteLine(Describe(choice, done, source.Tensors.Count));
            }
        });
        output.WriteLine($"{path}: {InspectionText.Size(new FileInfo(path).Length)} of {InspectionText.Size(new FileInfo(file).Length)}");
    }

    private static string Describe(TensorChoice choice, int number, int count)
    {
        string types = choice.Type == choice.Tensor.Type ? $"{choice.Type}" : $"{choice.Tensor.Type} → {choice.Type}";
        string remark = choice.Remark is null ? "" : $" ({choice.Remark})";
        return string.Create(CultureInfo.InvariantCulture, $"[{number}/{count}] {InspectionText.Name(choice.Tensor.Name)} {Printable.Shape(choice.Tensor.Shape)}: {types}{remark}");
    }
}
