namespace ModelGen;

/// <summary>Names the tensors with a role in checkpoints of the model, whatever the naming of <see cref="CheckpointAttribute"/> calls them.</summary>
/// <param name="role">What the tensors are for; <see cref="TensorRole.QueryKeyValue"/> and <see cref="TensorRole.GateUp"/> where several projections are stored in one.</param>
/// <param name="pattern">
/// Their name in safetensors files without <c>.weight</c> and <c>.bias</c>, with <c>{layer}</c> for the number of the layer from 0: <c>h.{layer}.attn.q_proj</c>.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class TensorNameAttribute(TensorRole role, string pattern) : Attribute
{
    /// <summary>What the tensors are for.</summary>
    public TensorRole Role { get; } = role;

    /// <summary>Their name in safetensors files.</summary>
    public string Pattern { get; } = pattern;

    /// <summary>Whether the pattern is the full name of the weight: nothing is appended. Default: false.</summary>
    public bool Exact { get; init; }

    /// <summary>The full name of the bias. Default: the pattern with <c>.bias</c>.</summary>
    public string? Bias { get; init; }

    /// <summary>
    /// Their name in GGUF files, likewise without <c>.weight</c> and <c>.bias</c>: <c>blk.{layer}.attn_q</c>. Default: as the family calls them; <see cref="Naming.Custom"/>: the model is not loaded from such files. Fused query, key
    /// and value lie there in blocks.
    /// </summary>
    public string? Gguf { get; init; }
}
