using ModelGen.Tool.Import.Settings;
using ModelGen.Tool.Import.Writing;

namespace ModelGen.Tool.Import.Families;

/// <summary>DeepSeek V2 and V3: latent attention, and experts that are chosen by groups.</summary>
internal sealed class DeepSeekFamily : DecoderFamily
{
    protected override Naming NamingOf(ModelSettings settings) => IsThird(settings) ? Naming.DeepSeekV3 : Naming.DeepSeekV2;

    // What turns of a key is said by its size.
    protected override double FractionOf(ModelSettings settings, int headSize) => 1;

    protected override void Finish(ModelSettings settings, ModelDeclaration declaration, DecoderSizes sizes)
    {
        settings.Require("rope_interleave", true, "the family's heads turn in neighbouring pairs");
        declaration.Transformer[nameof(TransformerAttribute.KeyValueHeads)] = null;
        declaration.Transformer[nameof(TransformerAttribute.HeadSize)] = null;
        declaration.LatentAttention = Latent(settings);
        if (settings.OptionalSize("n_routed_experts", "num_local_experts") is { } count)
        {
            declaration.Experts = Routed(settings, count, sizes.FeedForward);
            WriteDense(settings, declaration, sizes.Layers);
        }
    }

    private static AttributeText Latent(ModelSettings settings)
    {
        AttributeText latent = AttributeText.Of<LatentAttentionAttribute>();
        int rotary = settings.Size("qk_rope_head_dim", "rotary_size");
        int nope = settings.IsGguf ? settings.Size("head_dim") - rotary : settings.Size("qk_nope_head_dim");
        latent[nameof(LatentAttentionAttribute.QueryRank)] = settings.OptionalSize("q_lora_rank");
        latent[nameof(LatentAttentionAttribute.KeyValueRank)] = settings.Size("kv_lora_rank");
        latent[nameof(LatentAttentionAttribute.RotarySize)] = rotary;
        latent[nameof(LatentAttentionAttribute.NopeSize)] = nope;
        latent[nameof(LatentAttentionAttribute.ValueSize)] = settings.OptionalSize("v_head_dim") is { } value && value != nope ? value : null;
        return latent;
    }

    private static AttributeText Routed(ModelSettings settings, int count, int feedForward)
    {
        bool isThird = IsThird(settings);
        int size = settings.Size("moe_intermediate_size");
        AttributeText experts = AttributeText.Of<ExpertsAttribute>();
        experts[nameof(ExpertsAttribute.Count)] = count;
        experts[nameof(ExpertsAttribute.Active)] = settings.Size("num_experts_per_tok");
        experts[nameof(ExpertsAttribute.Size)] = size == feedForward ? null : size;
        experts[nameof(ExpertsAttribute.Scoring)] = isThird ? ExpertScoring.Sigmoid : ExpertScoring.SoftmaxThenTopK;
        experts[nameof(ExpertsAttribute.SelectionBias)] = isThird;
        experts[nameof(ExpertsAttribute.Renormalize)] = settings.Flag(isThird && !settings.IsGguf, "norm_topk_prob");
        experts[nameof(ExpertsAttribute.Scale)] = settings.Number(isThird && !settings.IsGguf ? 2.5 : 1, "routed_scaling_factor");

        // Several shared experts are one as wide as all together.
        experts[nameof(ExpertsAttribute.Shared)] = (settings.OptionalSize("n_shared_experts") ?? 0) is > 0 and <= 1024 and var shared ? shared * size : null;
        bool isLimited = isThird || settings.IsGguf || settings.Text("topk_method") == "group_limited_greedy";
        int groups = settings.OptionalSize("n_group") ?? 1;
        if (isLimited && groups > 1)
        {
            experts[nameof(ExpertsAttribute.Groups)] = groups;
            experts[nameof(ExpertsAttribute.ActiveGroups)] = settings.OptionalSize("topk_group") is { } active && active != groups ? active : null;
            experts[nameof(ExpertsAttribute.GroupTop)] = isThird ? 2 : 1;
        }

        return experts;
    }

    private static void WriteDense(ModelSettings settings, ModelDeclaration declaration, int layers)
    {
        settings.Require("moe_layer_freq", 1L, "experts are in every layer behind the dense ones");
        int first = settings.OptionalSize("first_k_dense_replace") ?? 0;
        if (first > 0 && first < layers)
        {
            declaration.LayerPatterns.Add(AttributeText.Of<LayerPatternAttribute>().Always(nameof(LayerPatternAttribute.First), 0).Always(nameof(LayerPatternAttribute.Last), first - 1).Always(nameof(LayerPatternAttribute.Experts), false));
        }
    }

    private static bool IsThird(ModelSettings settings) => settings.IsGguf ? settings.Text("scoring_func") == "sigmoid" : settings.Kind == "deepseek_v3";
}
