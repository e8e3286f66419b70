using System.Globalization;
using ModelGen.Runtime;

namespace ModelGen.Tool.Inspection;

/// <summary>Writes what a checkpoint holds for people.</summary>
internal static class InspectionText
{
    /// <summary>Format, sizes, types and metadata.</summary>
    public static void WriteSummary(InspectedModel model, TextWriter output)
    {
        string files = model.Files.Count > 1 ? Invariant($" in {model.Files.Count} files") : "";
        output.WriteLine($"{model.Path}: {model.Format}{files}");
        output.WriteLine(Invariant($"{Count(model.Tensors.Count)}, {model.Elements:N0} elements, {Size(model.Bytes)}"));
        foreach (IGrouping<string, InspectedTensor> group in model.Tensors.GroupBy(tensor => tensor.Type))
        {
            output.WriteLine(Invariant($"  {group.Key}: {Count(group.Count())}, {Size(group.Sum(tensor => tensor.Bytes))}"));
        }

        if (model.Vocabulary is { } tokens)
        {
            output.WriteLine(Invariant($"vocabulary: {tokens:N0} tokens"));
        }

        if (model.Metadata.Count > 0)
        {
            output.WriteLine();
            output.WriteLine("metadata");
            foreach (InspectedEntry entry in model.Metadata)
            {
                output.WriteLine($"  {Name(entry.Key)} = {entry.Text}");
            }
        }

        output.WriteLine();
    }

    /// <summary>A line for each tensor, in columns.</summary>
    public static void WriteTable(InspectedModel model, TextWriter output)
    {
        string[][] rows =
        [
            ["tensor", "type", "shape", "bytes"],
            .. model.Tensors.Select(tensor => new[] { Name(tensor.Name), tensor.Type, Printable.Shape(tensor.Shape), Invariant($"{tensor.Bytes:N0}") }),
        ];
        int[] widths = [.. Enumerable.Range(0, 4).Select(column => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
        {
            output.WriteLine($"{row[0].PadRight(widths[0])}  {row[1].PadRight(widths[1])}  {row[2].PadRight(widths[2])}  {row[3].PadLeft(widths[3])}");
        }
    }

    /// <summary>The tensors by the parts of their names, layers folded into one.</summary>
    public static void WriteTree(InspectedModel model, TextWriter output)
    {
        output.WriteLine("tensors");
        WriteChildren(TensorTree.Of(model.Tensors), "", output);
    }

    /// <summary>A number of bytes, with the largest unit of which there is one.</summary>
    public static string Size(long bytes)
    {
        string[] units = ["KiB", "MiB", "GiB", "TiB"];
        int unit = -1;
        double size = bytes;
        for (; size >= 1024 && unit < units.Length - 1; unit++)
        {
            size /= 1024;
        }

        return unit < 0 ? Invariant($"{bytes} bytes") : Invariant($"{size:0.#} {units[unit]}");
    }

    /// <summary>A name as a line may show it.</summary>
    public static string Name(string name) => Printable.Quote(name)[1..^1];

    private static void WriteChildren(TensorTree node, string indent, TextWriter output)
    {
        for (int i = 0; i < node.Children.Count; i++)
        {
            TensorTree child = node.Children[i];
            bool last = i == node.Children.Count - 1;
            output.WriteLine($"{indent}{(last ? "└─ " : "├─ ")}{Name(child.Label)}{Leaves(child)}");
            WriteChildren(child, indent + (last ? "   " : "│  "), output);
        }
    }

    private static string Leaves(TensorTree node) => string.Concat(node.Tensors
        .GroupBy(tensor => (tensor.Type, Shape: Printable.Shape(tensor.Shape)))
        .Select(group => Invariant($"  {(group.Count() > 1 ? Invariant($"{group.Count():N0} × ") : "")}{group.Key.Type} {group.Key.Shape} {Size(group.Sum(tensor => tensor.Bytes))}")));

    private static string Count(int tensors) => Invariant($"{tensors:N0} {(tensors == 1 ? "tensor" : "tensors")}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
