namespace ModelGen.Generator.Model;

/// <summary>How checkpoints of the model name and store their tensors.</summary>
internal sealed record CheckpointSpec(Naming Naming);
