using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of Phi 1, 1.5 and 2 (Hugging Face models/phi; llama.cpp gguf-py/gguf/tensor_mapping.py).</summary>
internal sealed class PhiNaming : LlamaNaming
{
    protected override IReadOnlyDictionary<TensorRole, TensorNames?> Others { get; } = new Dictionary<TensorRole, TensorNames?>
    {
        [TensorRole.QueryNorm] = new(Layer + "self_attn.q_layernorm", "blk.{layer}.attn_q_norm"),
        [TensorRole.KeyNorm] = new(Layer + "self_attn.k_layernorm", "blk.{layer}.attn_k_norm"),
        [TensorRole.AttentionOutput] = new(Layer + "self_attn.dense", "blk.{layer}.attn_output"),
        [TensorRole.FeedForwardNorm] = null,
        [TensorRole.Gate] = null,
        [TensorRole.Up] = new(Layer + "mlp.fc1", "blk.{layer}.ffn_up"),
        [TensorRole.Down] = new(Layer + "mlp.fc2", "blk.{layer}.ffn_down"),
        [TensorRole.FinalNorm] = new("model.final_layernorm", "output_norm"),
    };

    protected override string[] Architectures => ["phi", "phi2"];

    protected override IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings => [("phi2", RotaryPairing.HalfSplit)];

    protected override RotaryPairing? Pairing => RotaryPairing.HalfSplit;

    protected override Norm? NormKind => Norm.Layer;

    protected override IEnumerable<SettingSpec> Settings(ArchitectureSpec architecture)
    {
        AttentionSpec attention = architecture.LayerKinds[0].Attention;
        return
        [
            .. LlamaSettings.Of(architecture).Select(setting => setting.Name == "rotary fraction" ? setting with { WhenAbsent = 0.5 } : setting),
            new SettingSpec("normalized queries and keys", ["qk_layernorm"], null, attention.QueryKeyNorm == QueryKeyNorm.PerHead) { WhenAbsent = false },
        ];
    }
}
