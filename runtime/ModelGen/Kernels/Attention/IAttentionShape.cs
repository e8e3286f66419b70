namespace ModelGen.Kernels;

/// <summary>What attention needs to know of a layer, as constants, so that loops over a head are compiled for its size.</summary>
public interface IAttentionShape
{
    /// <summary>Query heads.</summary>
    static abstract int Heads { get; }

    /// <summary>Key/value heads; each serves Heads / KeyValueHeads neighbouring query heads.</summary>
    static abstract int KeyValueHeads { get; }

    /// <summary>Floats a head.</summary>
    static abstract int HeadSize { get; }

    /// <summary>The factor on the scores, usually 1/√HeadSize.</summary>
    static abstract float Scale { get; }

    /// <summary>Under the causal mask the positions that a token sees, itself included; under the full one it sees those at most Window / 2 away, on both sides; 0: all.</summary>
    static abstract int Window { get; }

    /// <summary>Floats a head of the values and of the context; 0: as <see cref="HeadSize"/>.</summary>
    static virtual int ValueSize => 0;

    /// <summary>
    /// Whether each score gains its head's slope times the position of the key (ALiBi; Press et al. 2021). Within a softmax that is a penalty on distance; under the full mask it is one on both sides, the slope times minus the
    /// distance.
    /// </summary>
    static virtual bool Alibi => false;

    /// <summary>Whether <see cref="Alibi"/> is added before the factor, which then scales it too (Falcon), or after.</summary>
    static virtual bool AlibiScaled => false;

    /// <summary>The bound of scores, <c>cap·tanh(score / cap)</c>, after the factor and before what is added (Gemma 2; Gemma Team 2024, arXiv:2408.00118); 0: none.</summary>
    static virtual float SoftCap => 0;

    /// <summary>Whether each head has a score of its own that takes part in the softmax and has no value (gpt-oss): a head may look away.</summary>
    static virtual bool Sinks => false;

    /// <summary>Whether each score gains a learned bias of its head and the distance, <see cref="RelativeBias"/> (T5; Raffel et al. 2020).</summary>
    static virtual bool RelativeBias => false;

    /// <summary>Whether each score gains <see cref="Bias"/>.</summary>
    static virtual bool HasBias => false;

    /// <summary>What a score gains after factor and cap; asked only of keys that the mask shows. −∞ hides the key.</summary>
    /// <param name="head">The query head.</param>
    /// <param name="query">The index of the query in its sequence.</param>
    /// <param name="key">The index of the key in the same sequence.</param>
    static virtual float Bias(int head, int query, int key) => 0;

    /// <summary>Whether <see cref="Visible"/> hides keys.</summary>
    static virtual bool HasVisible => false;

    /// <summary>Whether a query sees a key that the mask and the window show it. The context of a query that sees none is zero.</summary>
    /// <param name="head">The query head.</param>
    /// <param name="query">The index of the query in its sequence.</param>
    /// <param name="key">The index of the key in the same sequence.</param>
    static virtual bool Visible(int head, int query, int key) => true;

    /// <summary>Which tokens a token sees, within the <see cref="Window"/>.</summary>
    static virtual AttentionMask Mask => AttentionMask.Causal;
}
