namespace ModelGen;

/// <summary>Where the norms of a layer stand.</summary>
public enum NormPlacement
{
    /// <summary>
    /// Before each branch, on its input: <c>x + f(norm(x))</c>, with one more norm after the last layer (Xiong et al. 2020, arXiv:2002.04745).
    /// </summary>
    Pre,
}
