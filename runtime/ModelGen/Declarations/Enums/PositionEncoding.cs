namespace ModelGen;

/// <summary>How a layer knows where a token stands.</summary>
public enum PositionEncoding
{
    /// <summary>Not at all, but for the causal mask.</summary>
    None,

    /// <summary>
    /// Queries and keys are rotated by an angle that grows with the position, so that their product depends on the distance alone (RoPE; Su et al. 2021,
    /// arXiv:2104.09864).
    /// </summary>
    Rotary,

    /// <summary>
    /// Each score is lowered by the distance of its key times a slope that differs from head to head, so that a model reads texts longer than it was trained on
    /// (ALiBi; Press et al. 2021,
    /// arXiv:2108.12409). In an encoder distances count on both sides (Günther et al. 2023, arXiv:2310.19923).
    /// </summary>
    Alibi,

    /// <summary>
    /// Each position has a vector of its own, learned, which is added to the embedded token (Gehring et al. 2017, arXiv:1705.03122; BERT, GPT-2).
    /// </summary>
    Learned,

    /// <summary>Each position has a vector of sines and cosines of many frequencies, which is added to the embedded token (Vaswani et al. 2017, arXiv:1706.03762, §3.5).</summary>
    Sinusoidal,

    /// <summary>
    /// Each score gains a learned bias of its head and its distance; distances fall into buckets that widen with the logarithm, and all layers share one table
    /// (T5; Raffel et al. 2020, arXiv:1910.10683, §2.1).
    /// </summary>
    RelativeBuckets,
}
