extern alias generator;

using generator::ModelGen.Generator.Lowering;

namespace ModelGen.Tool.Planning;

/// <summary>What people are shown of a plan, whatever its kind of model.</summary>
/// <param name="Name">The class.</param>
/// <param name="Size">How large the model is.</param>
/// <param name="Passes">Its passes, in the order in which they run.</param>
internal sealed record PlanPage(string Name, string Size, IReadOnlyList<PassPage> Passes);

/// <summary>A pass, or all queries of a table of words.</summary>
/// <param name="Summary">What it is and costs, a line each.</param>
/// <param name="Parts">Its operations.</param>
/// <param name="Room">The room that its buffers take together.</param>
/// <param name="Buffers">Its buffers with their places.</param>
/// <param name="Tensors">What a checkpoint must hold: name, name in GGUF files or none, shape.</param>
internal sealed record PassPage(IReadOnlyList<string> Summary, IReadOnlyList<PartPage> Parts, string Room, IReadOnlyList<PlacedBuffer> Buffers, IReadOnlyList<string[]> Tensors)
{
    /// <summary>Where operations write that write to no buffer.</summary>
    public required string Elsewhere { get; init; }
}

/// <summary>A part that becomes one method.</summary>
internal sealed record PartPage(string Name, IReadOnlyList<StepPage> Steps);

/// <summary>A few operations that one equation describes.</summary>
internal sealed record StepPage(string Equation, string Source, IReadOnlyList<Operation> Operations);
