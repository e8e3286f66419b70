namespace ModelGen;

/// <summary>Where the embedded tokens are projected to the hidden size, in models whose embedding has a size of its own (Lan et al. 2019, arXiv:1909.11942, §3.1).</summary>
public enum EmbeddingProjection
{
    /// <summary>Behind everything else: positions, token types and the embedding norm are as wide as the table (ALBERT, ELECTRA).</summary>
    Last,

    /// <summary>Before the embedding norm, which is Hidden wide; positions and token types are as wide as the table (DeBERTa).</summary>
    BeforeNorm,

    /// <summary>Right behind the table: positions, token types and the embedding norm are Hidden wide (OPT).</summary>
    First,
}
