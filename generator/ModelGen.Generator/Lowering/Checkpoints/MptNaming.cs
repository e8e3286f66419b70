using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of MPT (Hugging Face models/mpt; llama.cpp gguf-py/gguf/tensor_mapping.py): linear biases of distance, and no other bias.</summary>
internal sealed class MptNaming : FamilyNaming
{
    private const string Layer = "transformer.blocks.{layer}.";

    private static readonly TensorNames QueryKeyValueNames = new(Layer + "attn.Wqkv", "blk.{layer}.attn_qkv");

    private static readonly Dictionary<TensorRole, TensorNames> Table = new()
    {
        [TensorRole.TokenEmbedding] = new("transformer.wte", "token_embd"),
        [TensorRole.AttentionNorm] = new(Layer + "norm_1", "blk.{layer}.attn_norm"),
        [TensorRole.Query] = QueryKeyValueNames,
        [TensorRole.Key] = QueryKeyValueNames,
        [TensorRole.Value] = QueryKeyValueNames,
        [TensorRole.AttentionOutput] = new(Layer + "attn.out_proj", "blk.{layer}.attn_output"),
        [TensorRole.FeedForwardNorm] = new(Layer + "norm_2", "blk.{layer}.ffn_norm"),
        [TensorRole.Up] = new(Layer + "ffn.up_proj", "blk.{layer}.ffn_up"),
        [TensorRole.Down] = new(Layer + "ffn.down_proj", "blk.{layer}.ffn_down"),
        [TensorRole.FinalNorm] = new("transformer.norm_f", "output_norm"),
        [TensorRole.Head] = new("lm_head", "output"),
    };

    public override QueryKeyValueLayout QueryKeyValue => QueryKeyValueLayout.Blocks;

    public override QueryKeyValueLayout GgufQueryKeyValue => QueryKeyValueLayout.Blocks;

    protected override IReadOnlyDictionary<TensorRole, TensorNames> Names => Table;

    protected override string[] Architectures => ["mpt"];

    protected override IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings => [];

    protected override Norm? NormKind => Norm.Layer;

    protected override string Prefix => "transformer.";

    protected override IEnumerable<SettingSpec> Settings(ArchitectureSpec architecture)
    {
        LayerSpec layer = architecture.LayerKinds[0];
        AttentionSpec attention = layer.Attention;
        return
        [
            new SettingSpec("layers", ["n_layers"], "{arch}.block_count", (long)architecture.Layers),
            new SettingSpec("hidden size", ["d_model"], "{arch}.embedding_length", (long)architecture.Hidden),
            new SettingSpec("feed-forward size over hidden size", ["expansion_ratio"], null, (double)layer.FeedForward.Size / architecture.Hidden) { WhenAbsent = 4.0 },
            new SettingSpec("vocabulary", ["vocab_size"], null, (long)architecture.Vocabulary),
            new SettingSpec("context", ["max_seq_len"], "{arch}.context_length", (long)architecture.Context) { AtLeast = true },
            new SettingSpec("heads", ["n_heads"], "{arch}.attention.head_count", (long)attention.Heads),
            new SettingSpec("key/value heads", ["attn_config.kv_n_heads"], "{arch}.attention.head_count_kv", (long)attention.KeyValueHeads),
            new SettingSpec("linear biases of distance", ["attn_config.alibi"], null, layer.Position.Encoding == PositionEncoding.Alibi) { WhenAbsent = true },
            new SettingSpec("steepest bias of distance", ["attn_config.alibi_bias_max"], "{arch}.attention.max_alibi_bias", 8.0),
            new SettingSpec("normalized queries and keys", ["attn_config.qk_ln"], null, attention.QueryKeyNorm != QueryKeyNorm.None) { WhenAbsent = false },
            new SettingSpec("scale of scores", ["attn_config.softmax_scale"], null, attention.Scale) { WhenAbsent = 1 / Math.Sqrt(attention.HeadSize) },
            new SettingSpec("prefix that sees itself", ["attn_config.prefix_lm"], null, architecture.Structure == Structure.PrefixDecoder) { WhenAbsent = false },
            new SettingSpec("no biases", ["no_bias"], null, !layer.FeedForward.Bias) { WhenAbsent = true },
            new SettingSpec("norm epsilon", ["layer_norm_epsilon"], "{arch}.attention.layer_norm_epsilon", architecture.Normalization.Epsilon) { WhenAbsent = 1e-5 },
            new SettingSpec("tied embedding", ["tie_word_embeddings"], null, architecture.Head.Tied) { WhenAbsent = true },
        ];
    }

    protected override IEnumerable<SettingSpec> Factors(ArchitectureSpec architecture) =>
        base.Factors(architecture).Select(setting => setting.Paths is ["clip_qkv"] ? setting with { Paths = ["attn_config.clip_qkv"] } : setting);

    // Biases are added to scaled scores; slopes of another number of heads come in another order than BLOOM's.
    public override string? Lacks(ArchitectureSpec architecture) => architecture.LayerKinds[0] switch
    {
        { Position.AlibiScaled: true } => "remove AlibiScaled",
        { Position.Encoding: PositionEncoding.Alibi } layer when (layer.Attention.Heads & (layer.Attention.Heads - 1)) != 0 => "choose a power of two for Heads",
        _ => base.Lacks(architecture),
    };
}
