namespace ModelGen;

/// <summary>Where the norms of a layer stand.</summary>
public enum NormPlacement
{
    /// <summary>
    /// Before each branch, on its input: <c>x + f(norm(x))</c>, with one more norm after the last layer (Xiong et al. 2020, arXiv:2002.04745).
    /// </summary>
    Pre,

    /// <summary>After each branch, on the sum: <c>norm(x + f(x))</c>, and none after the last layer (Vaswani et al. 2017 §3.1; BERT).</summary>
    Post,
}
