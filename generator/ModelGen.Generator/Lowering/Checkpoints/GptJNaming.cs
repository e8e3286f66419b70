using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of GPT-J (Hugging Face models/gptj): one norm for both branches, neighbours of each head turn together. There is no GGUF form.</summary>
internal sealed class GptJNaming : FamilyNaming
{
    private const string Layer = "transformer.h.{layer}.";

    private static readonly Dictionary<TensorRole, TensorNames> Table = new()
    {
        [TensorRole.TokenEmbedding] = new("transformer.wte", ""),
        [TensorRole.AttentionNorm] = new(Layer + "ln_1", ""),
        [TensorRole.Query] = new(Layer + "attn.q_proj", ""),
        [TensorRole.Key] = new(Layer + "attn.k_proj", ""),
        [TensorRole.Value] = new(Layer + "attn.v_proj", ""),
        [TensorRole.AttentionOutput] = new(Layer + "attn.out_proj", ""),
        [TensorRole.Up] = new(Layer + "mlp.fc_in", ""),
        [TensorRole.Down] = new(Layer + "mlp.fc_out", ""),
        [TensorRole.FinalNorm] = new("transformer.ln_f", ""),
        [TensorRole.Head] = new("lm_head", ""),
    };

    protected override IReadOnlyDictionary<TensorRole, TensorNames> Names => Table;

    protected override string[] Architectures => ["gptj"];

    protected override IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings => [];

    protected override RotaryPairing? Pairing => RotaryPairing.Interleaved;

    protected override Norm? NormKind => Norm.Layer;

    protected override string Prefix => "transformer.";

    protected override IEnumerable<SettingSpec> Settings(ArchitectureSpec architecture)
    {
        LayerSpec layer = architecture.LayerKinds[0];
        return
        [
            new SettingSpec("layers", ["n_layer"], null, (long)architecture.Layers),
            new SettingSpec("hidden size", ["n_embd"], null, (long)architecture.Hidden),
            new SettingSpec("feed-forward size", ["n_inner"], null, (long)layer.FeedForward.Size) { WhenAbsent = 4L * architecture.Hidden },
            new SettingSpec("vocabulary", ["vocab_size"], null, (long)architecture.Vocabulary),
            new SettingSpec("context", ["n_positions"], null, (long)architecture.Context) { AtLeast = true },
            new SettingSpec("heads", ["n_head"], null, (long)layer.Attention.Heads),
            new SettingSpec("rotary size", ["rotary_dim"], null, (long)layer.Position.RotarySize) { WhenAbsent = (long)layer.Attention.HeadSize },
            .. ActivationNames.Settings(layer.FeedForward, "activation_function", "gelu_new"),
            new SettingSpec("norm epsilon", ["layer_norm_epsilon"], null, architecture.Normalization.Epsilon),
            new SettingSpec("tied embedding", ["tie_word_embeddings"], null, architecture.Head.Tied) { WhenAbsent = false },
        ];
    }

    protected override IEnumerable<string> Ignored(ArchitectureSpec architecture) => [Layer + "attn.bias", Layer + "attn.masked_bias"];

    // No configuration says the base of the rotation.
    public override string? Lacks(ArchitectureSpec architecture) =>
        architecture.LayerKinds[0].Position is { RotarySize: > 0, Base: not 10_000 } ? "choose Base = 10_000"
            : architecture.LayerKinds[0].Position.Scaling is not null ? "remove [RotaryScaling]"
            : base.Lacks(architecture);
}
