namespace ModelGen;

/// <summary>How a router's scores become the experts of a token and their weights.</summary>
public enum ExpertScoring
{
    /// <summary>A softmax over all experts, of which the largest are taken (Shazeer et al. 2017, arXiv:1701.06538; Fedus et al. 2021, arXiv:2101.03961; Qwen, OLMoE, DeepSeek V2, and Mixtral with <see cref="ExpertsAttribute.Renormalize"/>).</summary>
    SoftmaxThenTopK,

    /// <summary>The largest scores, and a softmax over these alone, so that the weights sum to 1 (gpt-oss, arXiv:2508.10925).</summary>
    TopKThenSoftmax,

    /// <summary>The logistic function of each score, of which the largest are taken (DeepSeek-AI 2024, arXiv:2412.19437, §2.1.2).</summary>
    Sigmoid,

    /// <summary>
    /// The largest scores one after the other, each with its share of a softmax over those that lie near it, behind those that are taken: <c>(max − s) / max(|s|, max) ≤ 2·ε</c> with the ε of
    /// <see cref="ExpertsAttribute.RouterJitter"/> (Liu et al. 2024, arXiv:2409.12136; Phi-3.5-MoE).
    /// </summary>
    SparseMixer,
}
