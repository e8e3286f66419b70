using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of StableLM 3B and StableLM 2 (Hugging Face models/stablelm; llama.cpp gguf-py/gguf/tensor_mapping.py): LLaMA's. A part of each head turns, and norms have biases.</summary>
internal sealed class StableLmNaming : LlamaNaming
{
    // The norm of each head has weights of its own in this family: they are not those of PerHead.
    protected override IReadOnlyDictionary<TensorRole, TensorNames?> Others { get; } = new Dictionary<TensorRole, TensorNames?>
    {
        [TensorRole.QueryNorm] = null,
        [TensorRole.KeyNorm] = null,
    };

    protected override string[] Architectures => ["stablelm", "stablelm_epoch"];

    protected override IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings => [("stablelm", RotaryPairing.HalfSplit)];

    protected override RotaryPairing? Pairing => RotaryPairing.HalfSplit;

    protected override Norm? NormKind => Norm.Layer;

    protected override Activation? Activation => ModelGen.Activation.SwiGlu;

    protected override IEnumerable<SettingSpec> Settings(ArchitectureSpec architecture)
    {
        AttentionSpec attention = architecture.LayerKinds[0].Attention;
        return
        [
            .. Replace(
                LlamaSettings.Of(architecture).Select(setting => setting.Name == "rotary fraction" ? setting with { Paths = ["rope_pct", .. setting.Paths], WhenAbsent = 0.25 } : setting),
                new SettingSpec("attention bias", ["use_qkv_bias"], null, attention.Bias != Projections.None) { WhenAbsent = false }),
            new SettingSpec("normalized queries and keys", ["qk_layernorm"], null, attention.QueryKeyNorm != QueryKeyNorm.None) { WhenAbsent = false },
            new SettingSpec("parallel branches", ["use_parallel_residual"], "{arch}.use_parallel_residual", architecture.Residual.Parallel != ParallelResidual.None) { WhenAbsent = false },
        ];
    }
}
