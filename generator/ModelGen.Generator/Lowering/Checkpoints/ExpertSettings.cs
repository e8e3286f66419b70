using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>What configurations and metadata say of experts, as most families call it.</summary>
internal static class ExpertSettings
{
    public static IEnumerable<SettingSpec> Of(FeedForwardSpec feedForward)
    {
        if (feedForward.Experts is not { } experts)
        {
            yield break;
        }

        yield return new SettingSpec("experts", ["num_local_experts", "num_experts", "n_routed_experts"], "{arch}.expert_count", (long)experts.Count);
        yield return new SettingSpec("active experts", ["num_experts_per_tok"], "{arch}.expert_used_count", (long)experts.Active);
        yield return new SettingSpec("size of an expert", ["moe_intermediate_size", "intermediate_size"], "{arch}.expert_feed_forward_length", (long)feedForward.Size);
        if (experts.Scoring != ExpertScoring.TopKThenSoftmax)
        {
            yield return new SettingSpec("weights of experts are renormalized", ["norm_topk_prob"], "{arch}.expert_weights_norm", experts.Renormalize);
        }

        yield return new SettingSpec("scale of experts", ["routed_scaling_factor"], "{arch}.expert_weights_scale", experts.Scale);
        yield return new SettingSpec("size of the shared expert", ["shared_expert_intermediate_size"], "{arch}.expert_shared_feed_forward_length", (long)experts.Shared);
    }
}
