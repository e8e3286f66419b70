namespace ModelGen;

/// <summary>Declares how checkpoints of the model name and store their tensors.</summary>
/// <param name="naming">The family whose names they follow.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CheckpointAttribute(Naming naming) : Attribute
{
    /// <summary>The family whose names they follow.</summary>
    public Naming Naming { get; } = naming;
}
