namespace ModelGen;

/// <summary>What the embedded tokens are multiplied by before anything is added to them.</summary>
public enum EmbeddingScale
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The square root of the hidden size (Vaswani et al. 2017, arXiv:1706.03762, §3.4).</summary>
    SqrtHidden,
}
