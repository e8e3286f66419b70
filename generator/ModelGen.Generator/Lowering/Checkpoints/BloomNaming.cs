using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of BLOOM (Hugging Face models/bloom; llama.cpp gguf-py/gguf/tensor_mapping.py).</summary>
internal sealed class BloomNaming : CheckpointNaming
{
    private const string Prefix = "transformer.";

    private static readonly Dictionary<TensorRole, TensorNames> Names = new()
    {
        [TensorRole.TokenEmbedding] = new(Prefix + "word_embeddings", "token_embd"),
        [TensorRole.EmbeddingNorm] = new(Prefix + "word_embeddings_layernorm", "token_embd_norm"),
        [TensorRole.AttentionNorm] = new(Prefix + "h.{layer}.input_layernorm", "blk.{layer}.attn_norm"),
        [TensorRole.Query] = new(Prefix + "h.{layer}.self_attention.query_key_value", "blk.{layer}.attn_qkv"),
        [TensorRole.Key] = new(Prefix + "h.{layer}.self_attention.query_key_value", "blk.{layer}.attn_qkv"),
        [TensorRole.Value] = new(Prefix + "h.{layer}.self_attention.query_key_value", "blk.{layer}.attn_qkv"),
        [TensorRole.AttentionOutput] = new(Prefix + "h.{layer}.self_attention.dense", "blk.{layer}.attn_output"),
        [TensorRole.FeedForwardNorm] = new(Prefix + "h.{layer}.post_attention_layernorm", "blk.{layer}.ffn_norm"),
        [TensorRole.Up] = new(Prefix + "h.{layer}.mlp.dense_h_to_4h", "blk.{layer}.ffn_up"),
        [TensorRole.Down] = new(Prefix + "h.{layer}.mlp.dense_4h_to_h", "blk.{layer}.ffn_down"),
        [TensorRole.FinalNorm] = new(Prefix + "ln_f", "output_norm"),
        [TensorRole.Head] = new("lm_head", "output"),
    };

    public override QueryKeyValueLayout QueryKeyValue => QueryKeyValueLayout.PerHead;

    // llama.cpp's converter takes the heads apart.
    public override QueryKeyValueLayout GgufQueryKeyValue => QueryKeyValueLayout.Blocks;

    public override TensorNames? this[TensorRole role] => Names.TryGetValue(role, out TensorNames? names) ? names : null;

    public override CheckpointPlan Plan(ArchitectureSpec architecture)
    {
        LayerSpec layer = architecture.LayerKinds[0];
        return new CheckpointPlan(
            [
                new SettingSpec("layers", ["n_layer", "num_hidden_layers"], "{arch}.block_count", (long)architecture.Layers),
                new SettingSpec("hidden size", ["hidden_size", "n_embed"], "{arch}.embedding_length", (long)architecture.Hidden),
                new SettingSpec("feed-forward size", [], "{arch}.feed_forward_length", (long)layer.FeedForward.Size),
                new SettingSpec("vocabulary", ["vocab_size"], "{arch}.vocab_size", (long)architecture.Vocabulary),
                new SettingSpec("heads", ["n_head", "num_attention_heads"], "{arch}.attention.head_count", (long)layer.Attention.Heads),
                new SettingSpec("norm epsilon", ["layer_norm_epsilon"], "{arch}.attention.layer_norm_epsilon", architecture.Normalization.Epsilon),
                new SettingSpec("residual after the norm", ["apply_residual_connection_post_layernorm"], null, false),
                new SettingSpec("tied embedding", ["tie_word_embeddings"], null, architecture.Head.Tied),
                new SettingSpec("architecture", [], "general.architecture", "bloom"),
            ],
            architecture.Head.Tied ? ["lm_head.weight"] : [],
            [])
        {
            GgufTiedCopy = architecture.Head.Tied ? Names[TensorRole.Head].GgufName + ".weight" : null,
            OptionalPrefix = Prefix,
        };
    }
}
