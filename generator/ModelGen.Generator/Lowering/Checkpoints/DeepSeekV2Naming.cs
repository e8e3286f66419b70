using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of DeepSeek V2 (Hugging Face models/deepseek_v2; llama.cpp gguf-py/gguf/tensor_mapping.py): LLaMA's, with latent attention, and shared experts, which are one as wide as all together.</summary>
internal class DeepSeekV2Naming : LlamaNaming
{
    protected override IReadOnlyDictionary<TensorRole, TensorNames?> Others { get; } = new Dictionary<TensorRole, TensorNames?>
    {
        [TensorRole.SharedGate] = Shared("gate"),
        [TensorRole.SharedUp] = Shared("up"),
        [TensorRole.SharedDown] = Shared("down"),
        [TensorRole.SharedRouter] = null,
    };

    protected override string[] Architectures => ["deepseek_v2", "deepseek2"];

    protected override IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings => [("deepseek2", RotaryPairing.Interleaved)];

    protected override RotaryPairing? Pairing => RotaryPairing.Interleaved;

    protected override Norm? NormKind => Norm.Rms;

    protected override Activation? Activation => ModelGen.Activation.SwiGlu;

    protected override ExpertScoring? Scoring => ExpertScoring.SoftmaxThenTopK;

    /// <summary>How many scores that of a group is the sum of.</summary>
    protected virtual int GroupTop => 1;

    /// <summary>What <c>topk_method</c> says.</summary>
    protected virtual string Method(ExpertsSpec experts) => experts.IsLimitedToGroups ? "group_limited_greedy" : "greedy";

    /// <summary>What configurations mean that do not say whether weights are renormalized, and how they are scaled.</summary>
    protected virtual (bool Renormalize, double Scale) WhenAbsent => (false, 1);

    public override string? Lacks(ArchitectureSpec architecture) => base.Lacks(architecture)
        ?? (architecture.LayerKinds.Any(layer => layer.FeedForward.Experts is { IsLimitedToGroups: true } experts && experts.GroupTop != GroupTop) ? $"set GroupTop = {GroupTop} in [Experts]" : null);

    protected override IEnumerable<SettingSpec> Settings(ArchitectureSpec architecture)
    {
        foreach (SettingSpec setting in LlamaSettings.Of(architecture))
        {
            // llama.cpp does neither unless it is told to.
            yield return setting.Name switch
            {
                ExpertSettings.Renormalized => setting with { WhenAbsent = WhenAbsent.Renormalize, GgufWhenAbsent = false },
                ExpertSettings.Scale => setting with { WhenAbsent = WhenAbsent.Scale, GgufWhenAbsent = 1.0 },
                _ => setting,
            };
        }

        LayerSpec layer = architecture.LayerKinds[0];
        if (layer.FeedForward.Experts is { } experts)
        {
            yield return new SettingSpec("choice of experts", ["topk_method"], null, Method(experts));
        }

        if (layer.Position.Scaling is { Kind: RotaryScaling.Yarn } scaling)
        {
            yield return new SettingSpec("rotary scaling: a tenth of mscale_all_dim", [], "{arch}.rope.scaling.yarn_log_multiplier", 0.1 * scaling.MagnitudeScaleAllDimensions);
        }
    }

    private static TensorNames Shared(string part) => new($"{Layer}mlp.shared_experts.{part}_proj", $"blk.{{layer}}.ffn_{part}_shexp");
}
