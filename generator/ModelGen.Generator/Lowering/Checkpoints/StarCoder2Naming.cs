using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of StarCoder 2 (Hugging Face models/starcoder2; llama.cpp gguf-py/gguf/tensor_mapping.py): LLaMA's around a feed-forward part of GPT-2.</summary>
internal sealed class StarCoder2Naming : LlamaNaming
{
    protected override IReadOnlyDictionary<TensorRole, TensorNames?> Others { get; } = new Dictionary<TensorRole, TensorNames?>
    {
        [TensorRole.Gate] = null,
        [TensorRole.Up] = new(Layer + "mlp.c_fc", "blk.{layer}.ffn_up"),
        [TensorRole.Down] = new(Layer + "mlp.c_proj", "blk.{layer}.ffn_down"),
    };

    protected override string[] Architectures => ["starcoder2"];

    protected override IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings => [("starcoder2", RotaryPairing.HalfSplit)];

    protected override RotaryPairing? Pairing => RotaryPairing.HalfSplit;

    protected override Norm? NormKind => Norm.Layer;

    protected override IEnumerable<SettingSpec> Settings(ArchitectureSpec architecture)
    {
        LayerSpec layer = architecture.LayerKinds[0];
        return Replace(
            LlamaSettings.Of(architecture),
            new SettingSpec("attention bias", ["use_bias"], null, layer.Attention.Bias != Projections.None) { WhenAbsent = true },
            new SettingSpec("feed-forward bias", ["use_bias"], null, layer.FeedForward.Bias) { WhenAbsent = true },
            new SettingSpec("tied embedding", ["tie_word_embeddings"], null, architecture.Head.Tied) { WhenAbsent = true });
    }
}
