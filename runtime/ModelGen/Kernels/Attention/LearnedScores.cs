namespace ModelGen.Kernels;

/// <summary>What a layer has learned about scores, beside queries and keys: see <see cref="IAttentionShape.Sinks"/> and <see cref="IAttentionShape.RelativeBias"/>.</summary>
internal readonly unsafe struct LearnedScores(float* sinks, RelativeBias? relative)
{
    /// <summary><c>[Heads]</c>, or null.</summary>
    public float* Sinks { get; } = sinks;

    /// <summary>The bias of the distance 0 of the first head, or null.</summary>
    public float* Relative { get; } = relative is null ? null : relative.Zero;

    /// <summary>Floats from a head's biases to the next one's.</summary>
    public int Stride { get; } = relative?.Stride ?? 0;

    /// <summary>The distance from which on the bias no longer changes.</summary>
    public int Reach { get; } = relative?.Reach ?? 0;
}
