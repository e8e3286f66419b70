using System.Globalization;

namespace ModelGen.Runtime.Tests.Weights;

/// <summary>Sizes of a LLaMA.</summary>
internal sealed record LlamaSizes(int Layers, int Hidden, int Heads, int KeyValueHeads, int FeedForward, int Vocabulary, int Context, double Epsilon = 1e-5)
{
    public int HeadSize => Hidden / Heads;

    public bool Bias { get; init; }

    public bool Tied { get; init; }

    public RotaryPairing Pairing { get; init; } = RotaryPairing.HalfSplit;

    public IReadOnlyList<SettingRule> ExtraSettings { get; init; } = [];

    /// <summary>The models of <c>data/gguf</c>.</summary>
    public static LlamaSizes Gguf => new(2, 256, 8, 4, 512, 320, 256);

    /// <summary><c>data/parity/llama</c>.</summary>
    public static LlamaSizes Parity => new(3, 64, 4, 4, 112, 200, 128);

    /// <summary><c>data/parity/llama-linear-bias</c>: sharded, bfloat16, biases everywhere.</summary>
    public static LlamaSizes LinearBias => new(3, 64, 4, 1, 112, 200, 128, 1e-6) { Bias = true };
}

/// <summary>Manifests such as the generator writes them, by hand.</summary>
internal static class LlamaManifests
{
    public static ModelManifest Manifest(this LlamaSizes sizes) => new()
    {
        Name = "TestLlama",
        Layers = sizes.Layers,
        Hidden = sizes.Hidden,
        Vocabulary = sizes.Vocabulary,
        Context = sizes.Context,
        Patterns = [.. Patterns(sizes)],
        Settings = [.. Settings(sizes), .. sizes.ExtraSettings],
        Ignored =
        [
            "model.layers.{layer}.self_attn.rotary_emb.inv_freq",
            "rope_freqs.weight",
            .. sizes.Tied ? ["lm_head.weight", "output.weight"] : Array.Empty<string>(),
        ],
        Parameters = 0,
        FlopsPerToken = 0,
        CacheBytesPerPosition = 0,
        ScratchBytesPerToken = 0,
        WeightBytesPerToken = 0,
        GgufPairing = new Dictionary<string, RotaryPairing> { ["llama"] = RotaryPairing.Interleaved, ["qwen2"] = RotaryPairing.HalfSplit },
        Pairing = sizes.Pairing,
    };

    private static IEnumerable<TensorPattern> Patterns(LlamaSizes sizes)
    {
        int[] layers = [.. Enumerable.Range(0, sizes.Layers)];
        int queries = sizes.Heads * sizes.HeadSize;
        int keys = sizes.KeyValueHeads * sizes.HeadSize;
        yield return new TensorPattern(TensorRole.TokenEmbedding, "model.embed_tokens.weight", "token_embd.weight", [sizes.Vocabulary, sizes.Hidden]);
        yield return Norm(TensorRole.AttentionNorm, "input_layernorm", "attn_norm");
        foreach ((TensorRole role, string name, string ggufName, int rows, int columns, int heads) in new[]
        {
            (TensorRole.Query, "self_attn.q_proj", "attn_q", queries, sizes.Hidden, sizes.Heads),
            (TensorRole.Key, "self_attn.k_proj", "attn_k", keys, sizes.Hidden, sizes.KeyValueHeads),
            (TensorRole.Value, "self_attn.v_proj", "attn_v", keys, sizes.Hidden, 0),
            (TensorRole.AttentionOutput, "self_attn.o_proj", "attn_output", sizes.Hidden, queries, 0),
            (TensorRole.Gate, "mlp.gate_proj", "ffn_gate", sizes.FeedForward, sizes.Hidden, 0),
            (TensorRole.Up, "mlp.up_proj", "ffn_up", sizes.FeedForward, sizes.Hidden, 0),
            (TensorRole.Down, "mlp.down_proj", "ffn_down", sizes.Hidden, sizes.FeedForward, 0),
        })
        {
            TensorPattern matrix = new(role, $"model.layers.{{layer}}.{name}.weight", $"blk.{{layer}}.{ggufName}.weight", [rows, columns])
            {
                Layers = layers,
                RotaryHeads = heads,
                RotarySize = heads > 0 ? sizes.HeadSize : 0,
            };
            yield return matrix;
            if (sizes.Bias)
            {
                string bias = $"model.layers.{{layer}}.{name}.bias";
                yield return matrix with { Name = bias, GgufName = $"blk.{{layer}}.{ggufName}.bias", Shape = [rows], IsBias = true };
            }
        }

        yield return Norm(TensorRole.FeedForwardNorm, "post_attention_layernorm", "ffn_norm");
        yield return new TensorPattern(TensorRole.FinalNorm, "model.norm.weight", "output_norm.weight", [sizes.Hidden]);
        if (!sizes.Tied)
        {
            yield return new TensorPattern(TensorRole.Head, "lm_head.weight", "output.weight", [sizes.Vocabulary, sizes.Hidden]);
        }

        TensorPattern Norm(TensorRole role, string name, string ggufName) =>
            new(role, $"model.layers.{{layer}}.{name}.weight", $"blk.{{layer}}.{ggufName}.weight", [sizes.Hidden]) { Layers = layers };
    }

    private static IEnumerable<SettingRule> Settings(LlamaSizes sizes) =>
    [
        new("Architecture", ["model_type"], "general.architecture", new[] { "llama", "mistral" }),
        new("Hidden", ["hidden_size"], "{arch}.embedding_length", (long)sizes.Hidden),
        new("Layers", ["num_hidden_layers"], "{arch}.block_count", (long)sizes.Layers),
        new("Heads", ["num_attention_heads"], "{arch}.attention.head_count", (long)sizes.Heads),
        new("KeyValueHeads", ["num_key_value_heads"], "{arch}.attention.head_count_kv", (long)sizes.KeyValueHeads) { WhenAbsent = (long)sizes.Heads },
        new("FeedForward", ["intermediate_size"], "{arch}.feed_forward_length", (long)sizes.FeedForward),
        new("Context", ["max_position_embeddings"], "{arch}.context_length", (long)sizes.Context) { Comparison = SettingComparison.AtLeast },
        new("Epsilon", ["rms_norm_eps"], "{arch}.attention.layer_norm_rms_epsilon", sizes.Epsilon),
        new("Base", ["rope_theta", "rope_parameters.rope_theta"], "{arch}.rope.freq_base", 10_000.0) { WhenAbsent = 10_000.0 },
        new("Activation", ["hidden_act"], null, new[] { "silu", "swish" }),
        new("Tied", ["tie_word_embeddings"], null, sizes.Tied) { WhenAbsent = false },
    ];

    /// <summary>A sound checkpoint of a manifest in the type of its format, with elements that tell themselves apart.</summary>
    public static List<WrittenTensor> Tensors(this ModelManifest manifest, bool gguf) =>
        [.. manifest.Tensors.Select((tensor, index) =>
        {
            float[] elements = [.. Enumerable.Range(0, (int)tensor.Elements).Select(i => (index * 0.25f) + (i * 0.001f))];
            return new WrittenTensor(gguf ? tensor.GgufName : tensor.Name, "F32", [.. tensor.Shape], [.. elements.SelectMany(BitConverter.GetBytes)]);
        })];

    /// <summary>The <c>config.json</c> that fits.</summary>
    public static string Config(this LlamaSizes sizes) => string.Create(CultureInfo.InvariantCulture, $$"""
        {
          "architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": {{sizes.Hidden}}, "num_hidden_layers": {{sizes.Layers}},
          "num_attention_heads": {{sizes.Heads}}, "num_key_value_heads": {{sizes.KeyValueHeads}}, "intermediate_size": {{sizes.FeedForward}},
          "max_position_embeddings": {{sizes.Context}}, "rms_norm_eps": {{sizes.Epsilon}}, "rope_theta": 10000.0, "hidden_act": "silu",
          "tie_word_embeddings": {{(sizes.Tied ? "true" : "false")}}
        }
        """);

    /// <summary>The GGUF metadata that fits.</summary>
    public static Dictionary<string, object> Metadata(this LlamaSizes sizes, string architecture = "llama") => new()
    {
        ["general.architecture"] = architecture,
        [$"{architecture}.embedding_length"] = (uint)sizes.Hidden,
        [$"{architecture}.block_count"] = (uint)sizes.Layers,
        [$"{architecture}.attention.head_count"] = (uint)sizes.Heads,
        [$"{architecture}.attention.head_count_kv"] = (uint)sizes.KeyValueHeads,
        [$"{architecture}.feed_forward_length"] = (uint)sizes.FeedForward,
        [$"{architecture}.context_length"] = (uint)sizes.Context,
        [$"{architecture}.attention.layer_norm_rms_epsilon"] = (float)sizes.Epsilon,
        [$"{architecture}.rope.freq_base"] = 10_000f,
    };
}
