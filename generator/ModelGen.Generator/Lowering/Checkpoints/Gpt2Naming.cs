using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of GPT-2 (Hugging Face models/gpt2; llama.cpp gguf-py/gguf/tensor_mapping.py), whose matrices are inputs × outputs.</summary>
internal sealed class Gpt2Naming : CheckpointNaming
{
    private const string Prefix = "transformer.";
    private const string Layer = Prefix + "h.{layer}.";

    private static readonly TensorNames QueryKeyValueNames = new(Layer + "attn.c_attn", "blk.{layer}.attn_qkv");

    private static readonly Dictionary<TensorRole, TensorNames> Names = new()
    {
        [TensorRole.TokenEmbedding] = new(Prefix + "wte", "token_embd"),
        [TensorRole.PositionEmbedding] = new(Prefix + "wpe", "position_embd"),
        [TensorRole.AttentionNorm] = new(Layer + "ln_1", "blk.{layer}.attn_norm"),
        [TensorRole.Query] = QueryKeyValueNames,
        [TensorRole.Key] = QueryKeyValueNames,
        [TensorRole.Value] = QueryKeyValueNames,
        [TensorRole.AttentionOutput] = new(Layer + "attn.c_proj", "blk.{layer}.attn_output"),
        [TensorRole.FeedForwardNorm] = new(Layer + "ln_2", "blk.{layer}.ffn_norm"),
        [TensorRole.Up] = new(Layer + "mlp.c_fc", "blk.{layer}.ffn_up"),
        [TensorRole.Down] = new(Layer + "mlp.c_proj", "blk.{layer}.ffn_down"),
        [TensorRole.FinalNorm] = new(Prefix + "ln_f", "output_norm"),
        [TensorRole.Head] = new("lm_head", "output"),
    };

    public override QueryKeyValueLayout QueryKeyValue => QueryKeyValueLayout.Blocks;

    public override bool Transposed => true;

    public override QueryKeyValueLayout GgufQueryKeyValue => QueryKeyValueLayout.Blocks;

    public override TensorNames? this[TensorRole role] => Names.TryGetValue(role, out TensorNames? names) ? names : null;

    public override CheckpointPlan Plan(ArchitectureSpec architecture)
    {
        LayerSpec layer = architecture.LayerKinds[0];
        string[] masks = [Layer + "attn.bias", Layer + "attn.masked_bias"];
        return new CheckpointPlan(
            [
                new SettingSpec("layers", ["n_layer"], "{arch}.block_count", (long)architecture.Layers),
                new SettingSpec("hidden size", ["n_embd"], "{arch}.embedding_length", (long)architecture.Hidden),
                new SettingSpec("feed-forward size", ["n_inner"], "{arch}.feed_forward_length", (long)layer.FeedForward.Size) { WhenAbsent = 4L * architecture.Hidden },
                new SettingSpec("vocabulary", ["vocab_size"], null, (long)architecture.Vocabulary),
                new SettingSpec("context", ["n_positions"], "{arch}.context_length", (long)architecture.Context),
                new SettingSpec("heads", ["n_head"], "{arch}.attention.head_count", (long)layer.Attention.Heads),
                .. ActivationNames.Settings(layer.FeedForward, "activation_function", whenAbsent: "gelu_new"),
                new SettingSpec("norm epsilon", ["layer_norm_epsilon"], "{arch}.attention.layer_norm_epsilon", architecture.Normalization.Epsilon),
                new SettingSpec("attention scaled by 1/√HeadSize", ["scale_attn_weights"], null, !layer.Attention.ScaleIsDeclared) { WhenAbsent = true },
                new SettingSpec("attention scaled by the layer", ["scale_attn_by_inverse_layer_idx"], null, false),
                new SettingSpec("cross attention", ["add_cross_attention"], null, false),
                new SettingSpec("tied embedding", ["tie_word_embeddings"], null, architecture.Head.Tied) { WhenAbsent = true },
                new SettingSpec("architecture", [], "general.architecture", "gpt2"),
            ],
            architecture.Head.Tied ? [.. masks, "lm_head.weight"] : masks,
            [])
        {
            GgufTiedCopy = architecture.Head.Tied ? Names[TensorRole.Head].GgufName + ".weight" : null,
            OptionalPrefix = Prefix,
        };
    }
}
