using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of DistilBERT (Hugging Face models/distilbert; llama.cpp gguf-py/gguf/tensor_mapping.py, whose files hold no heads): BERT without types of tokens.</summary>
internal sealed class DistilBertNaming : FamilyNaming
{
    private const string Encoder = "distilbert.";
    private const string Layer = Encoder + "transformer.layer.{layer}.";

    private static readonly Dictionary<TensorRole, TensorNames> Table = new()
    {
        [TensorRole.TokenEmbedding] = new(Encoder + "embeddings.word_embeddings", "token_embd"),
        [TensorRole.PositionEmbedding] = new(Encoder + "embeddings.position_embeddings", "position_embd"),
        [TensorRole.EmbeddingNorm] = new(Encoder + "embeddings.LayerNorm", "token_embd_norm"),
        [TensorRole.Query] = new(Layer + "attention.q_lin", "blk.{layer}.attn_q"),
        [TensorRole.Key] = new(Layer + "attention.k_lin", "blk.{layer}.attn_k"),
        [TensorRole.Value] = new(Layer + "attention.v_lin", "blk.{layer}.attn_v"),
        [TensorRole.AttentionOutput] = new(Layer + "attention.out_lin", "blk.{layer}.attn_output"),
        [TensorRole.AttentionNorm] = new(Layer + "sa_layer_norm", "blk.{layer}.attn_output_norm"),
        [TensorRole.Up] = new(Layer + "ffn.lin1", "blk.{layer}.ffn_up"),
        [TensorRole.Down] = new(Layer + "ffn.lin2", "blk.{layer}.ffn_down"),
        [TensorRole.FeedForwardNorm] = new(Layer + "output_layer_norm", "blk.{layer}.layer_output_norm"),
        [TensorRole.HeadTransform] = new("vocab_transform", ""),
        [TensorRole.HeadNorm] = new("vocab_layer_norm", ""),
        [TensorRole.Head] = new("vocab_projector", ""),
        [TensorRole.Classifier] = new("classifier", ""),
    };

    protected override IReadOnlyDictionary<TensorRole, TensorNames> Names => Table;

    protected override string[] Architectures => ["distilbert", "bert"];

    protected override IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings => [];

    protected override Norm? NormKind => Norm.Layer;

    protected override string Prefix => Encoder;

    // The layer before the classifier of texts is part of it; the encoder has none of its own.
    public override TensorNames? NamesOf(TensorRole role, ArchitectureSpec architecture) =>
        role == TensorRole.Pooler && architecture.Has(Head.SequenceClassifier) ? new TensorNames("pre_classifier", "") : this[role];

    // No configuration says the epsilon, nor the activation of the classifier.
    public override string? Lacks(ArchitectureSpec architecture) =>
        architecture.Normalization.Epsilon != 1e-12 ? "choose Epsilon = 1e-12"
            : LacksPooler(architecture, ModelGen.Activation.Relu) ?? base.Lacks(architecture);

    protected override IEnumerable<SettingSpec> Settings(ArchitectureSpec architecture)
    {
        LayerSpec layer = architecture.LayerKinds[0];
        return
        [
            new SettingSpec("layers", ["n_layers"], "{arch}.block_count", (long)architecture.Layers),
            new SettingSpec("hidden size", ["dim"], "{arch}.embedding_length", (long)architecture.Hidden),
            new SettingSpec("feed-forward size", ["hidden_dim"], "{arch}.feed_forward_length", (long)layer.FeedForward.Size),
            new SettingSpec("vocabulary", ["vocab_size"], null, (long)architecture.Vocabulary),
            new SettingSpec("context", ["max_position_embeddings"], "{arch}.context_length", (long)architecture.Context),
            new SettingSpec("heads", ["n_heads"], "{arch}.attention.head_count", (long)layer.Attention.Heads),
            .. ActivationNames.Settings(layer.FeedForward, "activation", "gelu"),
            new SettingSpec("norm epsilon", [], "{arch}.attention.layer_norm_epsilon", architecture.Normalization.Epsilon),
            .. architecture.Has(Head.MaskedLanguageModel)
                ? [new SettingSpec("tied embedding", ["tie_word_embeddings"], null, architecture.Head.Tied) { WhenAbsent = true }]
                : Array.Empty<SettingSpec>(),
        ];
    }

    protected override IEnumerable<string> Ignored(ArchitectureSpec architecture) => UnusedVocabularyHead(architecture).Append(Encoder + "embeddings.position_ids");
}
