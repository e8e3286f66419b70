using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>
/// The names of GLM-4-0414 (Hugging Face models/glm4; llama.cpp gguf-py/gguf/tensor_mapping.py): LLaMA's, with a norm behind each branch too, and gate and linear projection in one tensor. Neighbours of its heads turn together.
/// </summary>
internal sealed class Glm4Naming : LlamaNaming
{
    private static readonly TensorNames GateUpNames = new(Layer + "mlp.gate_up_proj", "blk.{layer}.ffn_up");

    public override GateUpLayout GateUp => GateUpLayout.GateFirst;

    public override GateUpLayout GgufGateUp => GateUpLayout.GateFirst;

    protected override IReadOnlyDictionary<TensorRole, TensorNames?> Others { get; } = new Dictionary<TensorRole, TensorNames?>
    {
        [TensorRole.AttentionOutputNorm] = new(Layer + "post_self_attn_layernorm", "blk.{layer}.post_attention_norm"),
        [TensorRole.FeedForwardOutputNorm] = new(Layer + "post_mlp_layernorm", "blk.{layer}.post_ffw_norm"),
        [TensorRole.Gate] = GateUpNames,
        [TensorRole.Up] = GateUpNames,
    };

    protected override string[] Architectures => ["glm4"];

    protected override IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings => [("glm4", RotaryPairing.Interleaved)];

    protected override RotaryPairing? Pairing => RotaryPairing.Interleaved;

    protected override Norm? NormKind => Norm.Rms;

    protected override Activation? Activation => ModelGen.Activation.SwiGlu;

    protected override IEnumerable<SettingSpec> Settings(ArchitectureSpec architecture) =>
        LlamaSettings.Of(architecture).Select(setting => setting.Name == "rotary fraction" ? setting with { WhenAbsent = 0.5 } : setting);
}
