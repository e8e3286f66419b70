using ModelGen.Generator.Lowering.Checkpoints;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>Lowers a declaration to the plan of its forward pass.</summary>
internal static class PlanBuilder
{
    public static ForwardPlan Build(ArchitectureSpec architecture)
    {
        CheckpointNaming naming = CheckpointNaming.Of(architecture.Checkpoint);
        ModelTensors tensors = new(architecture, naming);
        ModelBuffers buffers = new(architecture);

        PlanPart embedding = EmbeddingPlan.Build(architecture, tensors, buffers);
        PlanPart[] layers = [.. architecture.LayerKinds.Select((layer, kind) => LayerPlan.Build(architecture, layer, kind, tensors, buffers))];
        IReadOnlyList<PlanPart> outputs = OutputPlan.Build(architecture, tensors, buffers);
        MemoryPlan memory = BufferPlanner.Place(embedding, layers, outputs);

        return new ForwardPlan(
            architecture,
            tensors.All,
            naming.Plan(architecture),
            embedding,
            layers,
            outputs,
            buffers.Frequencies,
            memory,
            CostPlan.Of(architecture, tensors.All, memory))
        {
            OwnActivationMethod = architecture.LayerKinds.Select(layer => layer.FeedForward.Method).FirstOrDefault(method => method is not null),
            RelativeBiases = ModelBuffers.RelativeBias(architecture, tensors) is { } relative ? [relative] : [],
        };
    }
}
