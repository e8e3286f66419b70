using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of OLMo 2 (Hugging Face models/olmo2; llama.cpp gguf-py/gguf/tensor_mapping.py): LLaMA's, with the norms behind the branches.</summary>
internal sealed class Olmo2Naming : LlamaNaming
{
    protected override IReadOnlyDictionary<TensorRole, TensorNames?> Others { get; } = new Dictionary<TensorRole, TensorNames?>
    {
        [TensorRole.AttentionNorm] = null,
        [TensorRole.FeedForwardNorm] = null,
        [TensorRole.AttentionOutputNorm] = new(Layer + "post_attention_layernorm", "blk.{layer}.post_attention_norm"),
        [TensorRole.FeedForwardOutputNorm] = new(Layer + "post_feedforward_layernorm", "blk.{layer}.post_ffw_norm"),
    };

    protected override string[] Architectures => ["olmo2"];

    protected override IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings => [("olmo2", RotaryPairing.HalfSplit)];

    protected override RotaryPairing? Pairing => RotaryPairing.HalfSplit;

    protected override Norm? NormKind => Norm.Rms;

    protected override Activation? Activation => ModelGen.Activation.SwiGlu;
}
