namespace ModelGen;

/// <summary>
/// How the fourth word of an analogy is found. Levy and Goldberg 2014, "Linguistic Regularities in Sparse and Explicit Word Representations".
/// </summary>
public enum AnalogyMethod
{
    /// <summary>The word nearest to b − a + c, all of unit length (Mikolov, Yih and Zweig 2013): one large similarity can outweigh the others.</summary>
    CosAdd,

    /// <summary>The word with the largest cos(b)·cos(c)/cos(a), cosines shifted to 0 … 1: the three count alike.</summary>
    CosMul,
}
