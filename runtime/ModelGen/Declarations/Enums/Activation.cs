namespace ModelGen;

/// <summary>The nonlinearity of the feed-forward part.</summary>
public enum Activation
{
    /// <summary><c>relu(x·Wgate) ⊙ x·Wup</c> (Shazeer 2020, arXiv:2002.05202).</summary>
    ReGlu,

    /// <summary><c>gelu(x·Wgate) ⊙ x·Wup</c> with the exact (erf) GELU (Shazeer 2020).</summary>
    GeGlu,

    /// <summary><c>gelu(x·Wgate) ⊙ x·Wup</c> with GELU's tanh approximation (Gemma).</summary>
    GeGluTanh,

    /// <summary><c>silu(x·Wgate) ⊙ x·Wup</c> (Shazeer 2020; LLaMA).</summary>
    SwiGlu,
}
