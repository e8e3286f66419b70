namespace ModelGen;

/// <summary>Where the sines and cosines of a position stand in its vector.</summary>
public enum SinusoidLayout
{
    /// <summary>The sine of each frequency, then its cosine, frequency by frequency (Vaswani et al. 2017, arXiv:1706.03762, §3.5).</summary>
    Interleaved,

    /// <summary>The sines of all frequencies, then their cosines (tensor2tensor, fairseq, Marian).</summary>
    Concatenated,
}
