using ModelGen.Generator.Lowering.Checkpoints;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>Lowers a declaration to the plan of its forward pass, or of two: one for each stack of an encoder-decoder.</summary>
internal static class PlanBuilder
{
    public static ForwardPlan Build(ArchitectureSpec architecture)
    {
        CheckpointNaming naming = CheckpointNaming.Of(architecture.Checkpoint);
        CheckpointPlan checkpoint = LayerSettings.Plan(naming, architecture);
        ModelTensors tensors = new(architecture, naming);
        ForwardPlan plan = Build(architecture, checkpoint, tensors, target: null);
        return architecture.Source is { } source
            ? plan with { Source = Build(source, checkpoint, new ModelTensors(source, naming), (architecture, tensors)) }
            : plan;
    }

    private static ForwardPlan Build(ArchitectureSpec architecture, CheckpointPlan checkpoint, ModelTensors tensors, (ArchitectureSpec Architecture, ModelTensors Tensors)? target)
    {
        ModelBuffers buffers = new(architecture);
        PlanPart embedding = EmbeddingPlan.Build(architecture, tensors, buffers);
        PlanPart[] layers = [.. architecture.LayerKinds.Select((layer, kind) => LayerPlan.Build(architecture, layer, kind, tensors, buffers))];
        IReadOnlyList<PlanPart> outputs = OutputPlan.Build(architecture, tensors, buffers);
        IReadOnlyList<PlanPart> remembered = target is { } decoder ? CrossAttentionPlan.Remember(decoder.Architecture, decoder.Tensors, buffers) : [];
        MemoryPlan memory = BufferPlanner.Place(embedding, layers, [.. outputs, .. remembered]);

        return new ForwardPlan(
            architecture,
            tensors.All,
            checkpoint,
            embedding,
            layers,
            outputs,
            buffers.Frequencies,
            memory,
            CostPlan.Of(architecture, tensors.All, memory))
        {
            Target = target?.Architecture,
            Remembered = remembered,
            OwnActivationMethod = architecture.LayerKinds.Select(layer => layer.FeedForward.Method).FirstOrDefault(method => method is not null),
            ActivationConstants = architecture.LayerKinds.Select(layer => layer.FeedForward).FirstOrDefault(part => part.IsBounded || part.SigmoidFactor != 1),
            RelativeBiases = ModelBuffers.RelativeBias(architecture, tensors) is { } relative ? [relative] : [],
        };
    }
}
