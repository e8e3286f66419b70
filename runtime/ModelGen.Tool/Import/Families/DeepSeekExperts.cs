using ModelGen.Tool.Import.Settings;
using ModelGen.Tool.Import.Writing;

namespace ModelGen.Tool.Import.Families;

/// <summary>Experts as DeepSeek's configurations say them, which GLM-4.5 took over.</summary>
/// <param name="IsThird">Whether they are those of V3: scored one by one, chosen with corrections.</param>
/// <param name="Renormalize">Whether weights are renormalized where nothing is said.</param>
/// <param name="Scale">What they are multiplied by where nothing is said.</param>
internal sealed record DeepSeekExperts(bool IsThird, bool Renormalize, double Scale)
{
    /// <summary>More shared experts than any model has.</summary>
    private const int MostShared = 1024;

    /// <summary>Layers without experts before the others, where nothing is said.</summary>
    public int DenseLayers { get; init; }

    public void Write(ModelSettings settings, ModelDeclaration declaration, DecoderSizes sizes)
    {
        if (settings.OptionalSize("n_routed_experts", "num_local_experts") is not { } count)
        {
            return;
        }

        int size = settings.Size("moe_intermediate_size");
        AttributeText experts = AttributeText.Of<ExpertsAttribute>();
        experts[nameof(ExpertsAttribute.Count)] = count;
        experts[nameof(ExpertsAttribute.Active)] = settings.Size("num_experts_per_tok");
        experts[nameof(ExpertsAttribute.Size)] = size == sizes.FeedForward ? null : size;
        experts[nameof(ExpertsAttribute.Scoring)] = IsThird ? ExpertScoring.Sigmoid : ExpertScoring.SoftmaxThenTopK;
        experts[nameof(ExpertsAttribute.SelectionBias)] = IsThird;
        experts[nameof(ExpertsAttribute.Renormalize)] = settings.Flag(Renormalize && !settings.IsGguf, "norm_topk_prob");
        experts[nameof(ExpertsAttribute.Scale)] = settings.Number(settings.IsGguf ? 1 : Scale, "routed_scaling_factor");

        // Several shared experts are one as wide as all together.
        experts[nameof(ExpertsAttribute.Shared)] = (settings.OptionalSize("n_shared_experts") ?? 0) is > 0 and <= MostShared and var shared ? shared * size : null;
        WriteGroups(settings, experts);
        declaration.Experts = experts;
        WriteDense(settings, declaration, sizes.Layers);
    }

    private void WriteGroups(ModelSettings settings, AttributeText experts)
    {
        bool isLimited = IsThird || settings.IsGguf || settings.Text("topk_method") == "group_limited_greedy";
        int groups = settings.OptionalSize("n_group") ?? 1;
        if (isLimited && groups > 1)
        {
            experts[nameof(ExpertsAttribute.Groups)] = groups;
            experts[nameof(ExpertsAttribute.ActiveGroups)] = settings.OptionalSize("topk_group") is { } active && active != groups ? active : null;
            experts[nameof(ExpertsAttribute.GroupTop)] = IsThird ? 2 : 1;
        }
    }

    private void WriteDense(ModelSettings settings, ModelDeclaration declaration, int layers)
    {
        settings.Require("moe_layer_freq", 1L, "experts are in every layer behind the dense ones");
        int first = settings.Integer(DenseLayers, "first_k_dense_replace");
        if (first > 0 && first < layers)
        {
            declaration.LayerPatterns.Add(AttributeText.Of<LayerPatternAttribute>().Always(nameof(LayerPatternAttribute.First), 0).Always(nameof(LayerPatternAttribute.Last), first - 1).Always(nameof(LayerPatternAttribute.Experts), false));
        }
    }
}
