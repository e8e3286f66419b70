namespace ModelGen;

/// <summary>How a hidden state is normalized.</summary>
public enum Norm
{
    /// <summary>RMSNorm: <c>w · x / √(mean(x²) + ε)</c> (Zhang and Sennrich 2019, arXiv:1910.07467).</summary>
    Rms,

    /// <summary>LayerNorm: <c>w · (x − mean(x)) / √(var(x) + ε) + b</c>, with the biased variance (Ba et al. 2016, arXiv:1607.06450).</summary>
    Layer,
}
