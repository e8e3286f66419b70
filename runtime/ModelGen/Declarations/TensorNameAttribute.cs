namespace ModelGen;

/// <summary>
/// Declares what checkpoints call a part of the model: every part with <see cref="Naming.Custom"/>, or single ones in which a checkpoint differs from its family.
/// </summary>
/// <remarks>
/// <code>
/// [Checkpoint(Naming.Custom)]
/// [TensorName(TensorRole.Query, "h.{layer}.attn.q_proj")]   // h.0.attn.q_proj.weight, and .bias where it has one
/// </code>
/// </remarks>
/// <param name="role">The part.</param>
/// <param name="pattern">The stem of its tensors' names, to which <c>.weight</c> and <c>.bias</c> are appended; <c>{layer}</c> stands for the number of the layer, from 0, and <c>{expert}</c> for that of the expert; without it one tensor holds all experts.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class TensorNameAttribute(TensorRole role, string pattern) : Attribute
{
    /// <summary>The part.</summary>
    public TensorRole Role { get; } = role;

    /// <summary>The stem of its tensors' names.</summary>
    public string Pattern { get; } = pattern;

    /// <summary>Which stack of an encoder-decoder the name is for, where both have the part. Default: <see cref="Stack.Both"/>, for parts of which there is one.</summary>
    public Stack Stack { get; init; }

    /// <summary>Whether the pattern is the whole name of the weight, to which nothing is appended. Default: false.</summary>
    public bool Exact { get; init; }

    /// <summary>The whole name of the bias, where it is not the stem with <c>.bias</c> (of a whole name: its stem without <c>.weight</c>). Default: null.</summary>
    public string? Bias { get; init; }

    /// <summary>The stem in GGUF files. Default: null, the one of the family; with <see cref="Naming.Custom"/> there is none, and GGUF files are refused. Fused projections of query, key and value lie there in blocks, whatever safetensors files do.</summary>
    public string? Gguf { get; init; }
}
