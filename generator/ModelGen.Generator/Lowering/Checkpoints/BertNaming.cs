using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of BERT (Hugging Face models/bert; llama.cpp gguf-py/gguf/tensor_mapping.py, whose files hold no heads).</summary>
internal class BertNaming : CheckpointNaming
{
    private const string Layer = "encoder.layer.{layer}.";

    private static readonly Dictionary<TensorRole, TensorNames> Encoder = new()
    {
        [TensorRole.TokenEmbedding] = new("embeddings.word_embeddings", "token_embd"),
        [TensorRole.PositionEmbedding] = new("embeddings.position_embeddings", "position_embd"),
        [TensorRole.TokenTypeEmbedding] = new("embeddings.token_type_embeddings", "token_types"),
        [TensorRole.EmbeddingNorm] = new("embeddings.LayerNorm", "token_embd_norm"),
        [TensorRole.Query] = new(Layer + "attention.self.query", "blk.{layer}.attn_q"),
        [TensorRole.Key] = new(Layer + "attention.self.key", "blk.{layer}.attn_k"),
        [TensorRole.Value] = new(Layer + "attention.self.value", "blk.{layer}.attn_v"),
        [TensorRole.AttentionOutput] = new(Layer + "attention.output.dense", "blk.{layer}.attn_output"),
        [TensorRole.AttentionNorm] = new(Layer + "attention.output.LayerNorm", "blk.{layer}.attn_output_norm"),
        [TensorRole.Up] = new(Layer + "intermediate.dense", "blk.{layer}.ffn_up"),
        [TensorRole.Down] = new(Layer + "output.dense", "blk.{layer}.ffn_down"),
        [TensorRole.FeedForwardNorm] = new(Layer + "output.LayerNorm", "blk.{layer}.layer_output_norm"),
        [TensorRole.Pooler] = new("pooler.dense", ""),
    };

    private static readonly Dictionary<TensorRole, TensorNames> HeadNames = new()
    {
        [TensorRole.HeadTransform] = new("cls.predictions.transform.dense", ""),
        [TensorRole.HeadNorm] = new("cls.predictions.transform.LayerNorm", ""),
        [TensorRole.Head] = new("cls.predictions.decoder", "") { Bias = "cls.predictions.bias" },
        [TensorRole.NextSentence] = new("cls.seq_relationship", ""),
        [TensorRole.Classifier] = new("classifier", ""),
    };

    /// <summary>What the names of the encoder's tensors begin with.</summary>
    protected virtual string Prefix => "bert.";

    /// <summary>The names of the heads.</summary>
    protected virtual IReadOnlyDictionary<TensorRole, TensorNames> Heads => HeadNames;

    /// <summary>Tensors that a checkpoint may hold beside those heads.</summary>
    protected virtual string[] Copies => ["cls.predictions.decoder.bias"];

    public override TensorNames? this[TensorRole role] =>
        Encoder.TryGetValue(role, out TensorNames? names)
            ? names with { Name = Prefix + names.Name }
            : Heads.TryGetValue(role, out names) ? names : null;

    public override CheckpointPlan Plan(ArchitectureSpec architecture) => new(BertSettings.Of(architecture), [.. Ignored(architecture)], [])
    {
        OptionalPrefix = Prefix,

        // As TensorFlow called them, and as bert-base-uncased still does.
        OlderNames = [("LayerNorm.weight", "LayerNorm.gamma"), ("LayerNorm.bias", "LayerNorm.beta")],
    };

    /// <summary>Many checkpoints come with heads that a declaration has no use for, and with copies of the embedding.</summary>
    private IEnumerable<string> Ignored(ArchitectureSpec architecture)
    {
        TensorNames[] heads = [.. Heads.Values, .. this[TensorRole.Pooler] is { } pooler ? [pooler] : Array.Empty<TensorNames>()];

        // A bias that the declaration says is not there is not one of another head.
        string? added = architecture.Head is { Kind: Head.MaskedLanguageModel, TransformBias: false } ? Heads[TensorRole.HeadTransform].Bias : null;
        IEnumerable<string> read = new ModelTensors(architecture, this).All.Where(tensor => !tensor.IsTied).Select(tensor => tensor.Name);
        return heads.SelectMany(names => new[] { names.Name + ".weight", names.Bias }).Append(Prefix + "embeddings.position_ids").Concat(Copies).Except(read).Where(name => name != added);
    }
}
