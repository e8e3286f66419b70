using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of OPT (Hugging Face models/opt), whose learned positions begin at 2. There is no GGUF form.</summary>
internal sealed class OptNaming : FamilyNaming
{
    private const string Decoder = "model.decoder.";
    private const string Layer = Decoder + "layers.{layer}.";

    private static readonly Dictionary<TensorRole, TensorNames> Table = new()
    {
        [TensorRole.TokenEmbedding] = new(Decoder + "embed_tokens", ""),
        [TensorRole.EmbeddingProjection] = new(Decoder + "project_in", ""),
        [TensorRole.PositionEmbedding] = new(Decoder + "embed_positions", ""),
        [TensorRole.AttentionNorm] = new(Layer + "self_attn_layer_norm", ""),
        [TensorRole.Query] = new(Layer + "self_attn.q_proj", ""),
        [TensorRole.Key] = new(Layer + "self_attn.k_proj", ""),
        [TensorRole.Value] = new(Layer + "self_attn.v_proj", ""),
        [TensorRole.AttentionOutput] = new(Layer + "self_attn.out_proj", ""),
        [TensorRole.FeedForwardNorm] = new(Layer + "final_layer_norm", ""),
        [TensorRole.Up] = new(Layer + "fc1", ""),
        [TensorRole.Down] = new(Layer + "fc2", ""),
        [TensorRole.FinalNorm] = new(Decoder + "final_layer_norm", ""),
        [TensorRole.HeadTransform] = new(Decoder + "project_out", ""),
        [TensorRole.Head] = new("lm_head", ""),
    };

    protected override IReadOnlyDictionary<TensorRole, TensorNames> Names => Table;

    protected override string[] Architectures => ["opt"];

    protected override IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings => [];

    protected override Norm? NormKind => Norm.Layer;

    protected override string Prefix => "model.";

    protected override IEnumerable<SettingSpec> Settings(ArchitectureSpec architecture)
    {
        LayerSpec layer = architecture.LayerKinds[0];
        return
        [
            new SettingSpec("layers", ["num_hidden_layers"], null, (long)architecture.Layers),
            new SettingSpec("hidden size", ["hidden_size"], null, (long)architecture.Hidden),
            new SettingSpec("embedding size", ["word_embed_proj_dim"], null, (long)architecture.Embedding.TableSize(architecture.Hidden)),
            new SettingSpec("feed-forward size", ["ffn_dim"], null, (long)layer.FeedForward.Size),
            new SettingSpec("vocabulary", ["vocab_size"], null, (long)architecture.Vocabulary),
            new SettingSpec("context", ["max_position_embeddings"], null, (long)architecture.Context),
            new SettingSpec("heads", ["num_attention_heads"], null, (long)layer.Attention.Heads),
            new SettingSpec("biases", ["enable_bias"], null, layer.FeedForward.Bias) { WhenAbsent = true },
            .. ActivationNames.Settings(layer.FeedForward, "activation_function", "relu"),

            // That of 350 million parameters has its norms behind the sums.
            new SettingSpec("norm before a branch", ["do_layer_norm_before"], null, architecture.Normalization.Placement == NormPlacement.Pre) { WhenAbsent = true },
            new SettingSpec("norm weights", ["layer_norm_elementwise_affine"], null, true) { WhenAbsent = true },
            new SettingSpec("tied embedding", ["tie_word_embeddings"], null, architecture.Head.Tied) { WhenAbsent = true },
        ];
    }

    // No configuration says where positions begin, nor the epsilon of the norms.
    public override string? Lacks(ArchitectureSpec architecture) =>
        architecture.LayerKinds[0].Position is { Encoding: PositionEncoding.Learned, Offset: not 2 } ? "add Offset = 2 to [PositionEncoding]"
            : architecture.Normalization.Epsilon != 1e-5 ? "choose Epsilon = 1e-5"
            : base.Lacks(architecture);
}
