using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of MPNet (Hugging Face models/mpnet): a BERT with learned biases of distances beside its positions, which begin at 2. There is no GGUF form.</summary>
internal sealed class MpNetNaming : FamilyNaming
{
    private const string Encoder = "mpnet.";
    private const string Layer = Encoder + "encoder.layer.{layer}.";

    private static readonly Dictionary<TensorRole, TensorNames> Table = new()
    {
        [TensorRole.TokenEmbedding] = new(Encoder + "embeddings.word_embeddings", ""),
        [TensorRole.PositionEmbedding] = new(Encoder + "embeddings.position_embeddings", ""),
        [TensorRole.EmbeddingNorm] = new(Encoder + "embeddings.LayerNorm", ""),
        [TensorRole.RelativeBias] = new(Encoder + "encoder.relative_attention_bias", ""),
        [TensorRole.Query] = new(Layer + "attention.attn.q", ""),
        [TensorRole.Key] = new(Layer + "attention.attn.k", ""),
        [TensorRole.Value] = new(Layer + "attention.attn.v", ""),
        [TensorRole.AttentionOutput] = new(Layer + "attention.attn.o", ""),
        [TensorRole.AttentionNorm] = new(Layer + "attention.LayerNorm", ""),
        [TensorRole.Up] = new(Layer + "intermediate.dense", ""),
        [TensorRole.Down] = new(Layer + "output.dense", ""),
        [TensorRole.FeedForwardNorm] = new(Layer + "output.LayerNorm", ""),
        [TensorRole.Pooler] = new(Encoder + "pooler.dense", ""),
        [TensorRole.HeadTransform] = new("lm_head.dense", ""),
        [TensorRole.HeadNorm] = new("lm_head.layer_norm", ""),
        [TensorRole.Head] = new("lm_head.decoder", "") { Bias = "lm_head.bias" },
        [TensorRole.Classifier] = new("classifier", ""),
    };

    protected override IReadOnlyDictionary<TensorRole, TensorNames> Names => Table;

    protected override string[] Architectures => ["mpnet"];

    protected override IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings => [];

    protected override Norm? NormKind => Norm.Layer;

    protected override string Prefix => Encoder;

    public override TensorNames? NamesOf(TensorRole role, ArchitectureSpec architecture) => TwoLayerClassifier.NamesOf(role, architecture) ?? this[role];

    // No configuration says where positions begin, nor from which distance on all share a bucket.
    public override string? Lacks(ArchitectureSpec architecture) => architecture.LayerKinds[0].Position is { Encoding: PositionEncoding.Learned, Offset: 2, HasBuckets: true, MaxDistance: 128 }
        ? LacksPooler(architecture, ModelGen.Activation.Tanh) ?? base.Lacks(architecture)
        : "add [PositionEncoding(PositionEncoding.Learned, Offset = 2, Buckets = 32)]";

    protected override IEnumerable<SettingSpec> Settings(ArchitectureSpec architecture)
    {
        LayerSpec layer = architecture.LayerKinds[0];
        return
        [
            new SettingSpec("layers", ["num_hidden_layers"], null, (long)architecture.Layers),
            new SettingSpec("hidden size", ["hidden_size"], null, (long)architecture.Hidden),
            new SettingSpec("feed-forward size", ["intermediate_size"], null, (long)layer.FeedForward.Size),
            new SettingSpec("vocabulary", ["vocab_size"], null, (long)architecture.Vocabulary),
            new SettingSpec("context and offset", ["max_position_embeddings"], null, (long)architecture.Context + layer.Position.Offset),
            new SettingSpec("heads", ["num_attention_heads"], null, (long)layer.Attention.Heads),
            new SettingSpec("buckets of distances", ["relative_attention_num_buckets"], null, (long)layer.Position.Buckets) { WhenAbsent = 32L },
            .. ActivationNames.Settings(layer.FeedForward, "hidden_act", "gelu"),
            new SettingSpec("norm epsilon", ["layer_norm_eps"], null, architecture.Normalization.Epsilon),
            .. architecture.Has(Head.MaskedLanguageModel)
                ? [new SettingSpec("tied embedding", ["tie_word_embeddings"], null, architecture.Head.Tied) { WhenAbsent = true }]
                : Array.Empty<SettingSpec>(),
        ];
    }

    // Beside the head over the vocabulary, checkpoints have a pooler and a classifier that a declaration may have no use for.
    protected override IEnumerable<string> Ignored(ArchitectureSpec architecture)
    {
        IEnumerable<string> read = new ModelTensors(architecture, this).All.Select(tensor => tensor.Name);
        IEnumerable<string> others = new[] { TensorRole.Pooler, TensorRole.Classifier }.SelectMany(role => new[] { Table[role].Weight, Table[role].Bias }).Concat(TwoLayerClassifier.Tensors);
        return [.. UnusedVocabularyHead(architecture), .. others.Except(read), "lm_head.decoder.bias", Encoder + "embeddings.position_ids"];
    }
}
