namespace ModelGen;

/// <summary>Which frequencies sinusoids have: a geometric progression from 1 down to 1/10,000 or just above it.</summary>
public enum SinusoidSpacing
{
    /// <summary><c>10,000^(−2i/Hidden)</c>: the last frequency stays above 1/10,000 (Vaswani et al. 2017, arXiv:1706.03762, §3.5; Marian).</summary>
    Exclusive,

    /// <summary><c>10,000^(−i/(Hidden/2 − 1))</c>: the last frequency is 1/10,000 (tensor2tensor, fairseq).</summary>
    Inclusive,
}
