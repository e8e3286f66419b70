namespace ModelGen;

/// <summary>Whether queries and keys are normalized before they meet.</summary>
public enum QueryKeyNorm
{
    /// <summary>They are not.</summary>
    None,

    /// <summary>Each head by itself, with one weight of HeadSize for all heads (Qwen 3, Gemma 3).</summary>
    PerHead,

    /// <summary>All heads of a token together, with a weight for each float of them: Heads·HeadSize for queries, KeyValueHeads·HeadSize for keys (OLMo 2).</summary>
    FullWidth,
}
