using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of GPT-Neo (Hugging Face models/gpt_neo): GPT-2's with projections apart, and every other layer with a window. There is no GGUF form.</summary>
internal sealed class GptNeoNaming : FamilyNaming
{
    private const string Layer = "transformer.h.{layer}.";

    private static readonly Dictionary<TensorRole, TensorNames> Table = new()
    {
        [TensorRole.TokenEmbedding] = new("transformer.wte", ""),
        [TensorRole.PositionEmbedding] = new("transformer.wpe", ""),
        [TensorRole.AttentionNorm] = new(Layer + "ln_1", ""),
        [TensorRole.Query] = new(Layer + "attn.attention.q_proj", ""),
        [TensorRole.Key] = new(Layer + "attn.attention.k_proj", ""),
        [TensorRole.Value] = new(Layer + "attn.attention.v_proj", ""),
        [TensorRole.AttentionOutput] = new(Layer + "attn.attention.out_proj", ""),
        [TensorRole.FeedForwardNorm] = new(Layer + "ln_2", ""),
        [TensorRole.Up] = new(Layer + "mlp.c_fc", ""),
        [TensorRole.Down] = new(Layer + "mlp.c_proj", ""),
        [TensorRole.FinalNorm] = new("transformer.ln_f", ""),
        [TensorRole.Head] = new("lm_head", ""),
    };

    public override WindowKeys Windows => new(["window_size"], "attention_layers", "local", "global");

    protected override IReadOnlyDictionary<TensorRole, TensorNames> Names => Table;

    protected override string[] Architectures => ["gpt_neo"];

    protected override IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings => [];

    protected override Norm? NormKind => Norm.Layer;

    protected override string Prefix => "transformer.";

    // No configuration says that nothing divides the scores.
    public override string? Lacks(ArchitectureSpec architecture) =>
        architecture.LayerKinds[0].Attention.Scale != 1 ? "add [Attention(Scale = 1)]" : base.Lacks(architecture);

    protected override IEnumerable<SettingSpec> Settings(ArchitectureSpec architecture)
    {
        LayerSpec layer = architecture.LayerKinds[0];
        return
        [
            new SettingSpec("layers", ["num_layers"], null, (long)architecture.Layers),
            new SettingSpec("hidden size", ["hidden_size"], null, (long)architecture.Hidden),
            new SettingSpec("feed-forward size", ["intermediate_size"], null, (long)layer.FeedForward.Size) { WhenAbsent = 4L * architecture.Hidden },
            new SettingSpec("vocabulary", ["vocab_size"], null, (long)architecture.Vocabulary),
            new SettingSpec("context", ["max_position_embeddings"], null, (long)architecture.Context),
            new SettingSpec("heads", ["num_heads"], null, (long)layer.Attention.Heads),
            .. ActivationNames.Settings(layer.FeedForward, "activation_function", whenAbsent: "gelu_new"),
            new SettingSpec("norm epsilon", ["layer_norm_epsilon"], null, architecture.Normalization.Epsilon),
            new SettingSpec("tied embedding", ["tie_word_embeddings"], null, architecture.Head.Tied) { WhenAbsent = true },
        ];
    }

    // Its configurations know no factors.
    protected override IEnumerable<SettingSpec> Factors(ArchitectureSpec architecture) => [];

    /// <summary>Masks, which follow from the windows.</summary>
    protected override IEnumerable<string> Ignored(ArchitectureSpec architecture) => [Layer + "attn.attention.bias", Layer + "attn.attention.masked_bias"];
}
