using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of GPT-NeoX and Pythia (Hugging Face models/gpt_neox; llama.cpp gguf-py/gguf/tensor_mapping.py).</summary>
internal sealed class GptNeoXNaming : FamilyNaming
{
    private const string Layer = "gpt_neox.layers.{layer}.";

    private static readonly TensorNames QueryKeyValueNames = new(Layer + "attention.query_key_value", "blk.{layer}.attn_qkv");

    private static readonly Dictionary<TensorRole, TensorNames> Table = new()
    {
        [TensorRole.TokenEmbedding] = new("gpt_neox.embed_in", "token_embd"),
        [TensorRole.AttentionNorm] = new(Layer + "input_layernorm", "blk.{layer}.attn_norm"),
        [TensorRole.Query] = QueryKeyValueNames,
        [TensorRole.Key] = QueryKeyValueNames,
        [TensorRole.Value] = QueryKeyValueNames,
        [TensorRole.AttentionOutput] = new(Layer + "attention.dense", "blk.{layer}.attn_output"),
        [TensorRole.FeedForwardNorm] = new(Layer + "post_attention_layernorm", "blk.{layer}.ffn_norm"),
        [TensorRole.Up] = new(Layer + "mlp.dense_h_to_4h", "blk.{layer}.ffn_up"),
        [TensorRole.Down] = new(Layer + "mlp.dense_4h_to_h", "blk.{layer}.ffn_down"),
        [TensorRole.FinalNorm] = new("gpt_neox.final_layer_norm", "output_norm"),
        [TensorRole.Head] = new("embed_out", "output"),
    };

    public override QueryKeyValueLayout QueryKeyValue => QueryKeyValueLayout.PerHead;

    // llama.cpp's converter takes the heads apart.
    public override QueryKeyValueLayout GgufQueryKeyValue => QueryKeyValueLayout.Blocks;

    protected override IReadOnlyDictionary<TensorRole, TensorNames> Names => Table;

    protected override string[] Architectures => ["gpt_neox", "gptneox"];

    protected override IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings => [("gptneox", RotaryPairing.HalfSplit)];

    protected override Norm? NormKind => Norm.Layer;

    protected override string Prefix => "gpt_neox.";

    protected override IEnumerable<SettingSpec> Settings(ArchitectureSpec architecture)
    {
        LayerSpec layer = architecture.LayerKinds[0];
        return
        [
            .. LlamaSettings.Of(architecture).Select(WithOlderPaths),
            new SettingSpec("parallel residual", ["use_parallel_residual"], "{arch}.use_parallel_residual", architecture.Residual.Parallel == ParallelResidual.TwoNorms)
            {
                WhenAbsent = true,
                GgufWhenAbsent = true,
            },
        ];
    }

    protected override IEnumerable<string> Ignored(ArchitectureSpec architecture) =>
        RotaryTables(architecture).Concat([Layer + "attention.bias", Layer + "attention.masked_bias", Layer + "attention.rotary_emb.inv_freq"]);

    // As the family wrote it before Hugging Face gave all families the same keys; the defaults are its own.
    private static SettingSpec WithOlderPaths(SettingSpec setting) => setting.Name switch
    {
        "rotary base" => setting with { Paths = ["rotary_emb_base", .. setting.Paths] },
        "rotary fraction" => setting with { Paths = ["rotary_pct", .. setting.Paths], WhenAbsent = 0.25 },
        "attention bias" => setting with { WhenAbsent = true },
        _ => setting,
    };
}
