namespace ModelGen;

/// <summary>
/// Declares what attention, <c>softmax(q·kᵀ·Scale + mask)·v</c> (Vaswani et al. 2017, arXiv:1706.03762, §3.2), has beside the sizes. Without it: the whole
/// context, no biases, 1/√HeadSize, no norms.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AttentionAttribute : Attribute
{
    /// <summary>
    /// How many positions a token sees, itself included (sliding window; Jiang et al. 2023, arXiv:2310.06825). Default: 0, the whole context.
    /// </summary>
    public int Window { get; init; }

    /// <summary>Which of its linear layers add a bias. Default: <see cref="Projections.None"/>; Qwen 2 has Query, Key and Value.</summary>
    public Projections Bias { get; init; }

    /// <summary>What the scores are multiplied by, greater than 0. Default: 1/√HeadSize, which keeps their variance at 1.</summary>
    public double Scale { get; init; }

    /// <summary>
    /// Whether queries and keys are normalized before they rotate, with the epsilon of <see cref="NormalizationAttribute"/>. Default:
    /// <see cref="QueryKeyNorm.None"/>.
    /// </summary>
    public QueryKeyNorm QueryKeyNorm { get; init; }
}
