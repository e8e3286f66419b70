using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>What configurations and metadata say of experts, as most families call it.</summary>
internal static class ExpertSettings
{
    /// <summary>The setting of <see cref="ExpertsSpec.Renormalize"/>, whose absence means different things.</summary>
    public const string Renormalized = "weights of experts are renormalized";

    /// <summary>The setting of <see cref="ExpertsSpec.Scale"/>, likewise.</summary>
    public const string Scale = "scale of experts";

    public static IEnumerable<SettingSpec> Of(FeedForwardSpec feedForward)
    {
        if (feedForward.Experts is not { } experts)
        {
            yield break;
        }

        yield return new SettingSpec("experts", ["num_local_experts", "num_experts", "n_routed_experts"], "{arch}.expert_count", (long)experts.Count);
        yield return new SettingSpec("active experts", ["num_experts_per_tok"], "{arch}.expert_used_count", (long)experts.Active);
        yield return new SettingSpec("size of an expert", ["moe_intermediate_size", "intermediate_size"], "{arch}.expert_feed_forward_length", (long)feedForward.Size);
        yield return new SettingSpec(Renormalized, ["norm_topk_prob"], "{arch}.expert_weights_norm", experts.Renormalize || experts.Scoring == ExpertScoring.TopKThenSoftmax);
        foreach (SettingSpec setting in Scoring(experts))
        {
            yield return setting;
        }

        yield return new SettingSpec("groups of experts", ["n_group"], "{arch}.expert_group_count", (long)experts.Groups);
        yield return new SettingSpec("active groups of experts", ["topk_group"], "{arch}.expert_group_used_count", (long)experts.ActiveGroups);
        yield return new SettingSpec(Scale, ["routed_scaling_factor"], "{arch}.expert_weights_scale", experts.Scale);
        yield return new SettingSpec("size of the shared expert", ["shared_expert_intermediate_size"], "{arch}.expert_shared_feed_forward_length", (long)experts.Shared);
    }

    // llama.cpp's numbers of its gating functions.
    private static SettingSpec[] Scoring(ExpertsSpec experts) => experts.Scoring switch
    {
        ExpertScoring.SoftmaxThenTopK => Scoring("softmax", 1),
        ExpertScoring.Sigmoid => Scoring("sigmoid", 2),
        ExpertScoring.TopKThenSoftmax => Scoring("softmax", 3),
        _ => [new SettingSpec("jitter of the router", ["router_jitter_noise"], null, experts.RouterJitter)],
    };

    private static SettingSpec[] Scoring(string name, long number) =>
        [new SettingSpec("scoring of experts", ["scoring_func"], null, name), new SettingSpec("scoring of experts", [], "{arch}.expert_gating_func", number)];
}
