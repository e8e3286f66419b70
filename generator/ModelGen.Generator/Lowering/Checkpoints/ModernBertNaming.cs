using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of ModernBERT (Hugging Face models/modernbert), with projections in one tensor. There is no GGUF form.</summary>
internal sealed class ModernBertNaming : FamilyNaming
{
    private const string Layer = "model.layers.{layer}.";

    private static readonly TensorNames QueryKeyValueNames = new(Layer + "attn.Wqkv", "");
    private static readonly TensorNames GateUpNames = new(Layer + "mlp.Wi", "");

    private static readonly Dictionary<TensorRole, TensorNames> Table = new()
    {
        [TensorRole.TokenEmbedding] = new("model.embeddings.tok_embeddings", ""),
        [TensorRole.EmbeddingNorm] = new("model.embeddings.norm", ""),
        [TensorRole.AttentionNorm] = new(Layer + "attn_norm", ""),
        [TensorRole.Query] = QueryKeyValueNames,
        [TensorRole.Key] = QueryKeyValueNames,
        [TensorRole.Value] = QueryKeyValueNames,
        [TensorRole.AttentionOutput] = new(Layer + "attn.Wo", ""),
        [TensorRole.FeedForwardNorm] = new(Layer + "mlp_norm", ""),
        [TensorRole.Gate] = GateUpNames,
        [TensorRole.Up] = GateUpNames,
        [TensorRole.Down] = new(Layer + "mlp.Wo", ""),
        [TensorRole.FinalNorm] = new("model.final_norm", ""),
        [TensorRole.HeadTransform] = new("head.dense", ""),
        [TensorRole.HeadNorm] = new("head.norm", ""),
        [TensorRole.Head] = new("decoder", ""),
    };

    public override QueryKeyValueLayout QueryKeyValue => QueryKeyValueLayout.Blocks;

    public override GateUpLayout GateUp => GateUpLayout.GateFirst;

    protected override IReadOnlyDictionary<TensorRole, TensorNames> Names => Table;

    protected override string[] Architectures => ["modernbert"];

    protected override IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings => [];

    protected override Norm? NormKind => Norm.Layer;

    protected override string Prefix => "model.";

    protected override IEnumerable<SettingSpec> Settings(ArchitectureSpec architecture)
    {
        LayerSpec layer = architecture.LayerKinds[0];
        return
        [
            .. LlamaSettings.Of(architecture).Where(setting => setting.Name is not ("activation" or "tied embedding")),
            .. ActivationNames.Settings(layer.FeedForward, "hidden_activation", "gelu"),
            new SettingSpec("biases of norms", ["norm_bias"], null, architecture.Normalization.Bias) { WhenAbsent = false },
            .. architecture.Has(Head.MaskedLanguageModel) ? OfHead(architecture.Head) : [],
        ];
    }

    protected override IEnumerable<string> Ignored(ArchitectureSpec architecture) => UnusedVocabularyHead(architecture);

    private static IEnumerable<SettingSpec> OfHead(HeadSpec head) =>
    [
        new SettingSpec("bias of the head's transform", ["classifier_bias"], null, head.TransformBias) { WhenAbsent = false },
        new SettingSpec("bias of the head", ["decoder_bias"], null, head.Bias) { WhenAbsent = true },
        new SettingSpec("tied embedding", ["tie_word_embeddings"], null, head.Tied) { WhenAbsent = true },
    ];
}
