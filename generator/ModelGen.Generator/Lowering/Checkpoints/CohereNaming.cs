using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>
/// The names of Command R and R7B (Hugging Face models/cohere, models/cohere2; llama.cpp gguf-py/gguf/tensor_mapping.py): LLaMA's, with one norm for both branches. Neighbours of its heads turn together, and the logits have a factor.
/// </summary>
internal sealed class CohereNaming : LlamaNaming
{
    // The norm of each head has weights of its own in this family: they are not those of PerHead.
    protected override IReadOnlyDictionary<TensorRole, TensorNames?> Others { get; } = new Dictionary<TensorRole, TensorNames?>
    {
        [TensorRole.QueryNorm] = null,
        [TensorRole.KeyNorm] = null,
        [TensorRole.FeedForwardNorm] = null,
    };

    protected override string[] Architectures => ["cohere", "cohere2", "command-r"];

    protected override IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings => [("command-r", RotaryPairing.Interleaved), ("cohere2", RotaryPairing.Interleaved)];

    protected override RotaryPairing? Pairing => RotaryPairing.Interleaved;

    protected override Norm? NormKind => Norm.Layer;

    protected override Activation? Activation => ModelGen.Activation.SwiGlu;

    protected override IEnumerable<SettingSpec> Settings(ArchitectureSpec architecture) =>
    [
        .. Replace(LlamaSettings.Of(architecture), new SettingSpec("tied embedding", ["tie_word_embeddings"], null, architecture.Head.Tied) { WhenAbsent = true }),
        new SettingSpec("normalized queries and keys", ["use_qk_norm"], null, architecture.LayerKinds[0].Attention.QueryKeyNorm != QueryKeyNorm.None) { WhenAbsent = false },
        new SettingSpec("factor on logits", ["logit_scale"], "{arch}.logit_scale", architecture.Head.Scale) { WhenAbsent = 0.0625, GgufWhenAbsent = 1.0 },
    ];

    protected override IEnumerable<SettingSpec> Factors(ArchitectureSpec architecture) => base.Factors(architecture).Where(setting => setting.Name != "divisor of logits");
}
