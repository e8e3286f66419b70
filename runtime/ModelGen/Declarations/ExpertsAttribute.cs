namespace ModelGen;

/// <summary>
/// Declares a mixture of experts in place of the feed-forward part: <c>y = Σ gᵢ·FFNᵢ(x)</c> over the <see cref="Active"/> of <see cref="Count"/> experts with the largest scores of a router <c>[Count × Hidden]</c>
/// (Shazeer et al. 2017, arXiv:1701.06538; Jiang et al. 2024, arXiv:2401.04088). Each expert is a feed-forward part as <see cref="ActivationAttribute"/> declares it.
/// </summary>
/// <remarks>
/// Dense layers among them: <c>[LayerPattern(First = 0, Last = 2, Experts = false)]</c>. Checkpoints have a tensor for each expert where the name has <c>{expert}</c>, or one <c>[Count × …]</c> for all where it has not, also with the rows of all experts in one dimension.
/// <code>
/// [Experts(Count = 8, Active = 2, Renormalize = true)]
/// [Experts(Count = 60, Active = 4, Size = 1408, Shared = 5632, SharedGate = true)]
/// [Experts(Count = 256, Active = 8, Size = 2048, Shared = 2048, Scoring = ExpertScoring.Sigmoid, SelectionBias = true, Renormalize = true, Scale = 2.5, Groups = 8, ActiveGroups = 4, GroupTop = 2)]
/// </code>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ExpertsAttribute : Attribute
{
    /// <summary>Experts of a layer, 1 to 1,024.</summary>
    public int Count { get; init; }

    /// <summary>Experts that each token goes to, 1 to 64 and no more than <see cref="Count"/>.</summary>
    public int Active { get; init; }

    /// <summary>The width of an expert between its projections, 1 to 1,048,576. Default: <see cref="TransformerAttribute.FeedForward"/>.</summary>
    public int Size { get; init; }

    /// <summary>How scores become experts and weights. Default: <see cref="ExpertScoring.SoftmaxThenTopK"/>.</summary>
    public ExpertScoring Scoring { get; init; }

    /// <summary>Whether the weights of the chosen experts are divided by their sum (Mixtral, Qwen 3, DeepSeek V3). Default: false.</summary>
    public bool Renormalize { get; init; }

    /// <summary>A factor on the weights of the chosen experts, greater than 0 (<c>routed_scaling_factor</c> of DeepSeek). Default: 1.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>The ε of <see cref="ExpertScoring.SparseMixer"/>, greater than 0 (<c>router_jitter_noise</c>). Default: 0.01.</summary>
    public double RouterJitter { get; init; } = 0.01;

    /// <summary>Whether the weights multiply what the experts read, and not what they give (Llama 4). Default: false.</summary>
    public bool ScaleInputs { get; init; }

    /// <summary>Whether the router adds a bias to its scores, <c>[Count]</c> (gpt-oss). Default: false.</summary>
    public bool RouterBias { get; init; }

    /// <summary>
    /// Whether a correction for each expert, <c>[Count]</c>, is added to what experts are chosen by, and not to their weights (Wang et al. 2024, arXiv:2408.15664; DeepSeek V3). Not with
    /// <see cref="ExpertScoring.TopKThenSoftmax"/> and <see cref="ExpertScoring.SparseMixer"/>. Default: false.
    /// </summary>
    public bool SelectionBias { get; init; }

    /// <summary>
    /// How many groups of neighbours the experts are in, 1 to <see cref="Count"/>, which they must divide: a token chooses <see cref="ActiveGroups"/> of them by their scores, and experts in these alone (DeepSeek-AI 2024,
    /// arXiv:2405.04434, §2.1.3). Default: 1.
    /// </summary>
    public int Groups { get; init; } = 1;

    /// <summary>Groups that each token's experts come from, 1 to <see cref="Groups"/>, with <see cref="Active"/> experts or more in all. Default: <see cref="Groups"/>.</summary>
    public int ActiveGroups { get; init; }

    /// <summary>
    /// How many of a group's largest scores, corrections included, its own score is the sum of: 1 (DeepSeek V2) or 2 (DeepSeek V3, arXiv:2412.19437), up to the experts of a group. Default: 1.
    /// </summary>
    public int GroupTop { get; init; } = 1;

    /// <summary>The width of a shared expert that every token goes to, up to 1,048,576 (Dai et al. 2024, arXiv:2401.06066). Several of them are one as wide as all together. Default: 0, none.</summary>
    public int Shared { get; init; }

    /// <summary>Whether the shared expert is multiplied by <c>σ(x·w)</c> with <c>w [1 × Hidden]</c> (Qwen2-MoE, arXiv:2407.10671). Default: false.</summary>
    public bool SharedGate { get; init; }

    /// <summary>Whether safetensors files store the matrices of the experts <c>[inputs × outputs]</c> (gpt-oss), whatever the others are. Default: as <see cref="CheckpointAttribute.Transposed"/> says, or the family does.</summary>
    public bool Transposed { get; init; }

    /// <summary>The same of the matrices that lead back from the experts (DBRX). Default: as <see cref="Transposed"/>.</summary>
    public bool DownTransposed { get; init; }

    /// <summary>How safetensors files store gate and linear projection of the experts, whatever those of other layers are (Llama 4). Default: as <see cref="CheckpointAttribute.GateUp"/> says, or the family does.</summary>
    public GateUpLayout GateUp { get; init; }

    /// <summary>How they store gate and linear projection of the shared expert (Granite 3 MoE). Default: as the family does; <see cref="GateUpLayout.Separate"/> for <see cref="Naming.Custom"/>.</summary>
    public GateUpLayout SharedGateUp { get; init; }
}
