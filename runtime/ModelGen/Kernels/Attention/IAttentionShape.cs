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

    /// <summary>Positions that a token sees, itself included; 0: all.</summary>
    static abstract int Window { get; }

    /// <summary>Whether each score gains its head's slope times the position of the key (ALiBi; Press et al. 2021), after the factor. Within a softmax that is a penalty on distance.</summary>
    static virtual bool Alibi => false;

    /// <summary>Which tokens a token sees; <see cref="Window"/> is for the causal mask alone.</summary>
    static virtual AttentionMask Mask => AttentionMask.Causal;
}
