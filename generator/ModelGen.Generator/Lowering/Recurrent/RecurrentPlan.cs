using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Recurrent;

/// <summary>A declared bidirectional LSTM lowered to what runs. Emitters print it and decide nothing.</summary>
/// <param name="Parts">The parts of the model in the order in which they run first.</param>
internal sealed record RecurrentPlan(
    RecurrentSpec Spec,
    IReadOnlyList<RecurrentTensor> Tensors,
    IReadOnlyList<SettingSpec> Settings,
    IReadOnlyList<RecurrentPart> Parts,
    MemoryPlan Memory,
    CostPlan Cost);

/// <summary>A part of the model that becomes one generated method.</summary>
/// <param name="Layers">Which recurrent layers it is, or null for what is none.</param>
internal sealed record RecurrentPart(string Name, string Summary, LayerRange? Layers, IReadOnlyList<RecurrentStep> Steps);

/// <summary>Neighbouring layers that one method computes.</summary>
internal sealed record LayerRange(int First, int Count);

/// <summary>A few operations that one equation describes.</summary>
/// <param name="Loop">Runs once, or for each place of the sentences, from the first on or from the last on.</param>
internal sealed record RecurrentStep(string Equation, string Source, IReadOnlyList<Operation> Operations, StepLoop Loop = StepLoop.Once);

/// <summary>How often, and in which order, a step runs.</summary>
internal enum StepLoop
{
    /// <summary>Once for all tokens.</summary>
    Once,

    /// <summary>For each place of the sentences, from the first on.</summary>
    Forward,

    /// <summary>For each place of the sentences, from the last on.</summary>
    Backward,
}
