namespace ModelGen;

/// <summary>
/// Declares how checkpoints of the model name and store their tensors. What <see cref="TensorNameAttribute"/> and the properties say comes before what the family does, so that with <see cref="Naming.Custom"/> a checkpoint of
/// any family can be loaded.
/// </summary>
/// <param name="naming">The family whose names they follow.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CheckpointAttribute(Naming naming) : Attribute
{
    /// <summary>The family whose names they follow.</summary>
    public Naming Naming { get; } = naming;

    /// <summary>How safetensors files store the query, key and value projections. Default: as the family does; <see cref="Naming.Custom"/>: a tensor for each.</summary>
    public QueryKeyValueLayout QueryKeyValue { get; init; }

    /// <summary>How safetensors files store the two projections of a gated feed-forward part. Default: as the family does; <see cref="Naming.Custom"/>: a tensor for each.</summary>
    public GateUpLayout GateUp { get; init; }

    /// <summary>
    /// Whether safetensors files store the matrices of the layers as <c>[inputs × outputs]</c>, as GPT-2 does; they are turned while they are loaded. Default: as the family does; <see cref="Naming.Custom"/>: false.
    /// </summary>
    public bool Transposed { get; init; }

    /// <summary>
    /// Full names of tensors that a file may hold and that the model does not read, such as stored causal masks, with <c>{layer}</c> for any number; null: none but those of the family. Every other tensor that the declaration has no
    /// place for is a reason to refuse the file.
    /// </summary>
    public string[]? Ignored { get; init; }
}
