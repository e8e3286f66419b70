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

    /// <summary><c>relu(x·Wup)</c>, not gated (Vaswani et al. 2017).</summary>
    Relu,

    /// <summary><c>gelu(x·Wup)</c> with the exact (erf) GELU, not gated (Hendrycks and Gimpel 2016, arXiv:1606.08415; BERT in Hugging Face).</summary>
    Gelu,

    /// <summary><c>gelu(x·Wup)</c> with GELU's tanh approximation, not gated (GPT-2, BLOOM).</summary>
    GeluTanh,

    /// <summary><c>silu(x·Wup)</c>, not gated (Marian calls it swish).</summary>
    Silu,

    /// <summary><c>tanh(x·Wup)</c>, not gated.</summary>
    Tanh,

    /// <summary><c>relu(x·Wup)²</c>, not gated (So et al. 2021, arXiv:2109.08668).</summary>
    SquaredRelu,

    /// <summary><c>u·σ(1.702·u)</c> with <c>u = x·Wup</c>, not gated: GELU's logistic approximation (Hendrycks and Gimpel 2016; CLIP).</summary>
    QuickGelu,

    /// <summary>
    /// A function of one's own: a static method of the class, called <see cref="ActivationAttribute.Method"/>; gated or not as
    /// <see cref="ActivationAttribute.Gated"/> says.
    /// </summary>
    Custom,
}
