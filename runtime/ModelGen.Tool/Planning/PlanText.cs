extern alias generator;

using System.Globalization;
using generator::ModelGen.Generator.Lowering;

namespace ModelGen.Tool.Planning;

/// <summary>Writes the plan of a model for people: what it costs, its operations in order, its buffers with their places, its tensors.</summary>
internal static class PlanText
{
    public static void Write(PlanPage page, TextWriter output)
    {
        output.WriteLine($"{page.Name}: {page.Size}");
        foreach (PassPage pass in page.Passes)
        {
            output.WriteLine();
            foreach (string line in pass.Summary)
            {
                output.WriteLine(line);
            }

            WriteOperations(pass, output);
            WriteBuffers(pass, output);
            output.WriteLine();
            output.WriteLine("tensors");
            WriteColumns(output, pass.Tensors);
        }
    }

    private static void WriteOperations(PassPage pass, TextWriter output)
    {
        int number = 0;
        output.WriteLine();
        output.WriteLine("operations");
        foreach (PartPage part in pass.Parts)
        {
            output.WriteLine($"  {part.Name}");
            foreach (StepPage step in part.Steps)
            {
                if (step.Equation.Length > 0)
                {
                    output.WriteLine($"    {step.Equation}{(step.Source.Length > 0 ? $"    ({step.Source})" : "")}");
                }

                foreach (Operation operation in step.Operations)
                {
                    string name = operation.GetType().Name;
                    string written = operation.Writes.Any() ? Names(operation.Writes) : pass.Elsewhere;
                    output.WriteLine(Invariant($"      {number++,3}  {name[..^nameof(Operation).Length]}({Names(operation.Reads)}) → {written}"));
                }
            }
        }
    }

    /// <summary>Buffers of the arena; those that are never needed together share bytes.</summary>
    private static void WriteBuffers(PassPage pass, TextWriter output)
    {
        Operation[] operations = [.. pass.Parts.SelectMany(part => part.Steps).SelectMany(step => step.Operations)];
        output.WriteLine();
        output.WriteLine($"buffers, {pass.Room}");
        WriteColumns(
            output,
            [
                .. pass.Buffers.Select(placed =>
                {
                    int[] users = [.. operations.Index().Where(one => one.Item.Reads.Concat(one.Item.Writes).Any(buffer => buffer.Name == placed.Buffer.Name)).Select(one => one.Index)];
                    return new[]
                    {
                        placed.Buffer.Name,
                        placed.Buffer.Shape,

                        // A buffer whose size the file decides is the last one.
                        placed.Buffer.Columns > 0 ? Invariant($"floats {placed.Offset:N0} to {placed.Offset + placed.Buffer.Columns:N0}") : Invariant($"from float {placed.Offset:N0} on"),
                        Invariant($"operations {users[0]} to {users[^1]}"),
                    };
                }),
            ]);
    }

    private static void WriteColumns(TextWriter output, IReadOnlyList<string[]> rows)
    {
        if (rows.Count > 0)
        {
            int[] widths = [.. rows[0].Select((_, column) => rows.Max(row => row[column].Length))];
            foreach (string[] row in rows)
            {
                output.WriteLine($"  {string.Join("  ", row.Select((text, column) => text.PadRight(widths[column]))).TrimEnd()}");
            }
        }
    }

    private static string Names(IEnumerable<PlanBuffer> buffers) => string.Join(", ", buffers.Select(buffer => buffer.Symbol));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
