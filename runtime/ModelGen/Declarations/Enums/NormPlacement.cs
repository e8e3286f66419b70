namespace ModelGen;

/// <summary>Where the norms of a layer stand.</summary>
public enum NormPlacement
{
    /// <summary>
    /// Before each branch, on its input: <c>x + f(norm(x))</c>, with one more norm after the last layer (Xiong et al. 2020, arXiv:2002.04745).
    /// </summary>
    Pre,

    /// <summary>
    /// DeepNorm as GLM has it: the residual stream carries the normalized input, <c>α·norm(x) + f(norm(x))</c>, with one more norm after the last layer. That
    /// is the paper's
    /// <c>norm(α·x + f(x))</c> with a norm of the embeddings (Wang et al. 2022, arXiv:2203.00555; Zeng et al. 2022, arXiv:2210.02414).
    /// </summary>
    Deep,

    /// <summary>After each branch, on the sum: <c>norm(x + f(x))</c>, and none after the last layer (Vaswani et al. 2017 §3.1; BERT).</summary>
    Post,

    /// <summary>Before each branch and on what it gives: <c>x + norm(f(norm(x)))</c>, with one more norm after the last layer (Gemma 2; Ding et al. 2021, arXiv:2105.13290).</summary>
    Sandwich,

    /// <summary>On what each branch gives alone: <c>x + norm(f(x))</c>, with one more norm after the last layer (OLMo 2, arXiv:2501.00656).</summary>
    Output,
}
