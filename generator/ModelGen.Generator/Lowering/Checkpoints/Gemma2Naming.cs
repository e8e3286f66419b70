using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of Gemma 2 (Hugging Face models/gemma2; llama.cpp gguf-py/gguf/tensor_mapping.py): Gemma's, with a norm behind each branch too.</summary>
internal class Gemma2Naming : GemmaNaming
{
    protected override IReadOnlyDictionary<TensorRole, TensorNames?> Others { get; } = new Dictionary<TensorRole, TensorNames?>
    {
        [TensorRole.AttentionOutputNorm] = new(Layer + "post_attention_layernorm", "blk.{layer}.post_attention_norm"),
        [TensorRole.FeedForwardNorm] = new(Layer + "pre_feedforward_layernorm", "blk.{layer}.ffn_norm"),
        [TensorRole.FeedForwardOutputNorm] = new(Layer + "post_feedforward_layernorm", "blk.{layer}.post_ffw_norm"),
    };

    protected override string[] Architectures => ["gemma2"];

    protected override IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings => [("gemma2", RotaryPairing.HalfSplit)];

    // The factor on scores is one over the root of a setting; GGUF files leave it to the size of the model.
    protected override IEnumerable<SettingSpec> Factors(ArchitectureSpec architecture)
    {
        double scale = architecture.LayerKinds[0].Attention.Scale;
        return Replace(base.Factors(architecture), new SettingSpec("factor on scores", ["query_pre_attn_scalar"], null, 1 / (scale * scale)) { WhenAbsent = 256.0 });
    }
}
