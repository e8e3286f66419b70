namespace ModelGen;

/// <summary>
/// Declares how checkpoints of the model name and store their tensors: as a family does, or, with <see cref="Naming.Custom"/> and <see cref="TensorNameAttribute"/>, as nobody has before. What is declared here is said of safetensors files;
/// GGUF files store every matrix outputs first, and heads apart.
/// </summary>
/// <param name="naming">The family whose names they follow.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CheckpointAttribute(Naming naming) : Attribute
{
    /// <summary>The family whose names they follow.</summary>
    public Naming Naming { get; } = naming;

    /// <summary>How queries, keys and values are stored. Default: as the family does; <see cref="QueryKeyValueLayout.Separate"/> for <see cref="Naming.Custom"/>.</summary>
    public QueryKeyValueLayout QueryKeyValue { get; init; }

    /// <summary>How gate and linear projection are stored. Default: as the family does; <see cref="GateUpLayout.Separate"/> for <see cref="Naming.Custom"/>.</summary>
    public GateUpLayout GateUp { get; init; }

    /// <summary>
    /// Whether the matrices of the layers are stored <c>[inputs × outputs]</c>, as GPT-2's are: they are turned while they are loaded. Default: as the family does; false for <see cref="Naming.Custom"/>.
    /// </summary>
    public bool Transposed { get; init; }

    /// <summary>
    /// Whole names of tensors that a file may hold and that the model does not read, such as stored causal masks, with <c>{layer}</c> for any number. Default: null, those of the family. Every other tensor that the declaration has no place
    /// for is a reason to refuse the file.
    /// </summary>
    public string[]? Ignored { get; init; }
}
