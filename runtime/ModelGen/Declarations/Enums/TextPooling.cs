namespace ModelGen;

/// <summary>What the vector of a text is made of, for <see cref="Head.Pooler"/> and the heads on it.</summary>
public enum TextPooling
{
    /// <summary>The hidden state of the first token (Devlin et al. 2018).</summary>
    FirstToken,

    /// <summary>The mean over all tokens (Reimers and Gurevych 2019, arXiv:1908.10084).</summary>
    Mean,

    /// <summary>The hidden state of the last token, for models whose tokens see those before them alone.</summary>
    LastToken,
}
