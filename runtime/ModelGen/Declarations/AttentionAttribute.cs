namespace ModelGen;

/// <summary>
/// Declares what attention, <c>softmax(q·kᵀ·Scale + mask)·v</c> (Vaswani et al. 2017, arXiv:1706.03762, §3.2), has beside the sizes. Without it: the whole
/// context, no biases, 1/√HeadSize, no norms.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AttentionAttribute : Attribute
{
    /// <summary>
    /// How many positions a token sees, itself included (sliding window; Jiang et al. 2023, arXiv:2310.06825). In an encoder it sees those at most ⌊Window / 2⌋ away on both sides
    /// (Beltagy et al. 2020, arXiv:2004.05150; <c>local_attention</c> of ModernBERT). Default: 0, the whole context.
    /// </summary>
    public int Window { get; init; }

    /// <summary>Which of its linear layers add a bias. Default: <see cref="Projections.None"/>; Qwen 2 has Query, Key and Value.</summary>
    public Projections Bias { get; init; }

    /// <summary>What the scores are multiplied by, greater than 0. Default: 1/√HeadSize, which keeps their variance at 1.</summary>
    public double Scale { get; init; }

    /// <summary>
    /// The bound of the scores, <c>cap·tanh(score / cap)</c>, greater than 0: after <see cref="Scale"/>, before biases of the position and the mask (Gemma 2;
    /// Gemma Team 2024, arXiv:2408.00118). Default: none.
    /// </summary>
    public double LogitSoftCap { get; init; }

    /// <summary>
    /// The bound of queries, keys and values, <c>max(−c, min(c, x))</c>, greater than 0: behind their projections and biases, before norms and rotation (<c>clip_qkv</c> of MPT, DBRX and OLMo). An attention to a source has none.
    /// Default: none.
    /// </summary>
    public double ClipQueryKeyValue { get; init; }

    /// <summary>
    /// Whether queries and keys are normalized, with the kind of norm and the epsilon of <see cref="NormalizationAttribute"/>. Default:
    /// <see cref="QueryKeyNorm.None"/>.
    /// </summary>
    public QueryKeyNorm QueryKeyNorm { get; init; }

    /// <summary>Whether that norm comes after queries and keys rotate (Hunyuan), or before (Qwen 3, OLMo 2). Default: before.</summary>
    public bool QueryKeyNormAfterRotary { get; init; }

    /// <summary>
    /// Whether each head has a learned score, <c>[Heads]</c>, that takes part in the softmax and has no value, so that a head may attend to nothing (gpt-oss;
    /// after Xiao et al. 2023, arXiv:2309.17453). Default: false.
    /// </summary>
    public bool Sinks { get; init; }
}
