namespace ModelGen.Text;

/// <summary>How the hidden states of a text become one vector.</summary>
public enum Pooling
{
    /// <summary>The mean over all tokens (Reimers and Gurevych 2019, arXiv:1908.10084; all-MiniLM).</summary>
    Mean,

    /// <summary>The hidden state of the first token (BGE).</summary>
    FirstToken,

    /// <summary>The hidden state of the last token, where tokens see those before them alone (E5-Mistral: Wang et al. 2023, arXiv:2401.00368; Qwen3-Embedding).</summary>
    LastToken,
}
