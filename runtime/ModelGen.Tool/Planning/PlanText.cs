extern alias generator;

using System.Globalization;
using generator::ModelGen.Generator.Lowering;
using generator::ModelGen.Generator.Model;
using ModelGen.Runtime;
using ModelGen.Tool.Inspection;

namespace ModelGen.Tool.Planning;

/// <summary>Writes the plan of a model for people: what it costs, its operations in order, its buffers with their places, its tensors.</summary>
internal static class PlanText
{
    public static void Write(ForwardPlan plan, TextWriter output)
    {
        output.WriteLine(Invariant($"{plan.Architecture.Type.Name}: {plan.Parameters:N0} parameters"));
        foreach (ForwardPlan pass in plan.Passes)
        {
            output.WriteLine();
            WriteSummary(pass, output);
            WriteOperations(pass, output);
            WriteBuffers(pass, output);
            WriteTensors(pass, output);
        }
    }

    private static void WriteSummary(ForwardPlan pass, TextWriter output)
    {
        ArchitectureSpec architecture = pass.Architecture;
        CostPlan cost = pass.Cost;
        string kind = architecture.IsEncoder ? "encoder" : "decoder";
        output.WriteLine(Invariant($"{kind}: {architecture.Layers} layers, hidden {architecture.Hidden:N0}, vocabulary {architecture.Vocabulary:N0}, context {architecture.Context:N0}"));
        output.WriteLine(Invariant($"  a token: {cost.FlopsPerToken:N0} FLOPs, {cost.WeightBytesPerToken:N0} bytes of float32 weights, {cost.ScratchBytesPerToken:N0} bytes of scratch memory"));
        output.WriteLine(Invariant($"  a position: {cost.CacheBytesPerPosition:N0} bytes of keys and values"));
    }

    private static void WriteOperations(ForwardPlan pass, TextWriter output)
    {
        int number = 0;
        output.WriteLine();
        output.WriteLine("operations");
        foreach (PlanPart part in pass.Parts)
        {
            output.WriteLine($"  {part.Name}{Layers(pass, part.LayerKind)}");
            foreach (PlanStep step in part.Steps)
            {
                output.WriteLine($"    {step.Equation}{(step.Source.Length > 0 ? $"    ({step.Source})" : "")}");
                foreach (Operation operation in step.Operations)
                {
                    string name = operation.GetType().Name;
                    output.WriteLine(Invariant($"      {number++,3}  {name[..^nameof(Operation).Length]}({Names(operation.Reads)}) → {Written(operation)}"));
                }
            }
        }
    }

    /// <summary>Buffers of the arena; those that are never needed together share bytes.</summary>
    private static void WriteBuffers(ForwardPlan pass, TextWriter output)
    {
        Operation[] operations = [.. pass.Parts.SelectMany(part => part.Operations)];
        output.WriteLine();
        output.WriteLine(Invariant($"buffers, {pass.Memory.FloatsPerToken:N0} floats a token"));
        WriteColumns(
            output,
            pass.Memory.Buffers.Select(placed =>
            {
                int[] users = [.. operations.Index().Where(one => one.Item.Reads.Concat(one.Item.Writes).Contains(placed.Buffer)).Select(one => one.Index)];
                return new[]
                {
                    placed.Buffer.Name,
                    placed.Buffer.Shape,
                    Invariant($"floats {placed.Offset:N0} to {placed.Offset + placed.Buffer.Columns:N0}"),
                    Invariant($"operations {users[0]} to {users[^1]}"),
                };
            }));
    }

    private static void WriteTensors(ForwardPlan pass, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("tensors");
        WriteColumns(
            output,
            pass.Tensors.Where(tensor => !tensor.IsTied && !tensor.IsShared).Select(tensor => new[]
            {
                tensor.Name + (tensor.IsBias ? " (bias)" : ""),
                tensor.GgufName.Length > 0 ? tensor.GgufName : "–",
                Printable.Shape(tensor.Shape) + (tensor.Experts > 0 ? Invariant($" of {tensor.Experts} experts") : "") + Layers(pass, tensor.LayerKind),
            }));
    }

    private static void WriteColumns(TextWriter output, IEnumerable<string[]> lines)
    {
        string[][] rows = [.. lines];
        if (rows.Length > 0)
        {
            int[] widths = [.. rows[0].Select((_, column) => rows.Max(row => row[column].Length))];
            foreach (string[] row in rows)
            {
                output.WriteLine($"  {string.Join("  ", row.Select((text, column) => text.PadRight(widths[column]))).TrimEnd()}");
            }
        }
    }

    /// <summary>The layers of a kind, where it is one.</summary>
    private static string Layers(ForwardPlan pass, int kind) => kind == PlanPart.NoLayer
        ? ""
        : $", layers {NumberRanges.Describe(pass.Architecture.Schedule.Index().Where(layer => layer.Item == kind).Select(layer => layer.Index))}";

    /// <summary>What an operation writes; what goes to the caches of the texts is in no buffer.</summary>
    private static string Written(Operation operation) => operation.Writes.Any() ? Names(operation.Writes) : "cache";

    private static string Names(IEnumerable<PlanBuffer> buffers) => string.Join(", ", buffers.Select(buffer => buffer.Symbol));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
