using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>
/// The names of Falcon (Hugging Face models/falcon; llama.cpp gguf-py/gguf/tensor_mapping.py): of the kind of 7B, of that of 40B, which has a norm for each branch, and of Falcon-RW.
/// </summary>
internal sealed class FalconNaming : FamilyNaming
{
    private const string Layer = "transformer.h.{layer}.";

    private static readonly TensorNames QueryKeyValueNames = new(Layer + "self_attention.query_key_value", "blk.{layer}.attn_qkv");

    private static readonly Dictionary<TensorRole, TensorNames> Table = new()
    {
        [TensorRole.TokenEmbedding] = new("transformer.word_embeddings", "token_embd"),
        [TensorRole.AttentionNorm] = new(Layer + "input_layernorm", "blk.{layer}.attn_norm"),
        [TensorRole.Query] = QueryKeyValueNames,
        [TensorRole.Key] = QueryKeyValueNames,
        [TensorRole.Value] = QueryKeyValueNames,
        [TensorRole.AttentionOutput] = new(Layer + "self_attention.dense", "blk.{layer}.attn_output"),
        [TensorRole.FeedForwardNorm] = new(Layer + "post_attention_layernorm", ""),
        [TensorRole.Up] = new(Layer + "mlp.dense_h_to_4h", "blk.{layer}.ffn_up"),
        [TensorRole.Down] = new(Layer + "mlp.dense_4h_to_h", "blk.{layer}.ffn_down"),
        [TensorRole.FinalNorm] = new("transformer.ln_f", "output_norm"),
        [TensorRole.Head] = new("lm_head", "output"),
    };

    // Heads that share no key are groups of one.
    public override QueryKeyValueLayout QueryKeyValue => QueryKeyValueLayout.PerKeyValueGroup;

    // llama.cpp's converter takes the groups apart.
    public override QueryKeyValueLayout GgufQueryKeyValue => QueryKeyValueLayout.Blocks;

    protected override IReadOnlyDictionary<TensorRole, TensorNames> Names => Table;

    protected override string[] Architectures => ["falcon", "RefinedWeb", "RefinedWebModel"];

    protected override IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings => [("falcon", RotaryPairing.HalfSplit)];

    protected override Norm? NormKind => Norm.Layer;

    protected override string Prefix => "transformer.";

    // Where both branches have a norm, llama.cpp calls that of the attention the second.
    public override TensorNames? NamesOf(TensorRole role, ArchitectureSpec architecture) => (role, architecture.Residual.Parallel) switch
    {
        (TensorRole.AttentionNorm, ParallelResidual.TwoNorms) => new TensorNames(Layer + "ln_attn", "blk.{layer}.attn_norm_2"),
        (TensorRole.FeedForwardNorm, ParallelResidual.TwoNorms) => new TensorNames(Layer + "ln_mlp", "blk.{layer}.attn_norm"),
        _ => this[role],
    };

    // Its biases are added to the scores before those are scaled, and no file says so.
    public override string? Lacks(ArchitectureSpec architecture) =>
        architecture.LayerKinds[0].Position is { Encoding: PositionEncoding.Alibi, AlibiScaled: false } ? "add AlibiScaled = true to [PositionEncoding]" : base.Lacks(architecture);

    protected override IEnumerable<SettingSpec> Settings(ArchitectureSpec architecture)
    {
        LayerSpec layer = architecture.LayerKinds[0];
        return Replace(
            LlamaSettings.Of(architecture),
            [
                new SettingSpec("layers", ["num_hidden_layers", "n_layer"], "{arch}.block_count", (long)architecture.Layers),
                new SettingSpec("heads", ["num_attention_heads", "n_head"], "{arch}.attention.head_count", (long)layer.Attention.Heads),
                .. KeyValueHeads(architecture, layer.Attention),

                // llama.cpp's converter writes the sizes of the first models, whatever the file has.
                new SettingSpec("feed-forward size", ["ffn_hidden_size"], null, (long)layer.FeedForward.Size) { WhenAbsent = 4L * architecture.Hidden },
                new SettingSpec("context", ["max_position_embeddings"], null, (long)architecture.Context) { AtLeast = true },
                new SettingSpec("parallel branches", ["parallel_attn"], null, architecture.Residual.Parallel != ParallelResidual.None) { WhenAbsent = true },
                new SettingSpec("residual after the norm", ["apply_residual_connection_post_layernorm"], null, false),
                new SettingSpec("linear biases of distance", ["alibi"], null, layer.Position.Encoding == PositionEncoding.Alibi) { WhenAbsent = false },
                new SettingSpec("attention bias", ["bias"], null, layer.Attention.Bias != Projections.None) { WhenAbsent = false },
                new SettingSpec("feed-forward bias", ["bias"], null, layer.FeedForward.Bias) { WhenAbsent = false },
                .. ActivationNames.Settings(layer.FeedForward, "activation", "gelu"),
                new SettingSpec("tied embedding", ["tie_word_embeddings"], null, architecture.Head.Tied) { WhenAbsent = true },
            ]);
    }

    // The kind of 7B says in one flag whether all heads share a key, and its number of key/value heads means nothing.
    private static IEnumerable<SettingSpec> KeyValueHeads(ArchitectureSpec architecture, AttentionSpec attention)
    {
        const string Name = "key/value heads";
        const string GgufKey = "{arch}.attention.head_count_kv";
        bool isNew = architecture.Residual.Parallel == ParallelResidual.TwoNorms || (attention.KeyValueHeads > 1 && attention.Group > 1);
        yield return new SettingSpec("new decoder architecture", ["new_decoder_architecture"], null, isNew);
        yield return new SettingSpec(Name, isNew ? ["num_kv_heads", "n_head_kv"] : [], GgufKey, (long)attention.KeyValueHeads);
        if (!isNew)
        {
            yield return new SettingSpec("one key/value head", ["multi_query"], null, attention.KeyValueHeads == 1) { WhenAbsent = true };
        }
    }
}
