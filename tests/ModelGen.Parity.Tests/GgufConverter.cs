using System.Text.Json;

namespace ModelGen.Parity.Tests;

/// <summary>What llama.cpp's convert_hf_to_gguf.py does to the checkpoints of families, by its own tables of names: parts of names, in the order in which they are replaced.</summary>
internal static class GgufConverter
{
    private static readonly (string, string)[] LlamaNames =
    [
        ("model.layers.", "blk."), ("model.embed_tokens", "token_embd"), ("model.norm", "output_norm"), ("model.final_layernorm", "output_norm"), ("lm_head", "output"),
        ("input_layernorm", "attn_norm"), ("self_attn.q_proj", "attn_q"), ("self_attn.k_proj", "attn_k"), ("self_attn.v_proj", "attn_v"), ("self_attn.qkv_proj", "attn_qkv"), ("self_attn.o_proj", "attn_output"),
        ("self_attn.dense", "attn_output"), ("self_attn.q_norm", "attn_q_norm"), ("self_attn.k_norm", "attn_k_norm"), ("post_self_attn_layernorm", "post_attention_norm"), ("post_mlp_layernorm", "post_ffw_norm"),
        ("post_feedforward_layernorm", "post_ffw_norm"), ("self_attn.sinks", "attn_sinks.weight"), ("mlp.gate.e_score_correction_bias", "exp_probs_b.bias"), ("mlp.gate.", "ffn_gate_inp."), ("mlp.router.", "ffn_gate_inp."), ("block_sparse_moe.gate.", "ffn_gate_inp."), ("block_sparse_moe.router.layer.", "ffn_gate_inp."), ("block_sparse_moe.output_linear.", "ffn_down_exps."), ("shared_mlp.output_linear.", "ffn_down_shexp."),
        ("mlp.shared_expert_gate.", "ffn_gate_inp_shexp."), ("mlp.shared_expert.gate_proj", "ffn_gate_shexp"), ("mlp.shared_expert.up_proj", "ffn_up_shexp"), ("mlp.shared_expert.down_proj", "ffn_down_shexp"),
        ("mlp.shared_experts.gate_proj", "ffn_gate_shexp"), ("mlp.shared_experts.up_proj", "ffn_up_shexp"), ("mlp.shared_experts.down_proj", "ffn_down_shexp"),
        ("self_attn.q_a_proj", "attn_q_a"), ("self_attn.q_b_proj", "attn_q_b"), ("self_attn.q_a_layernorm", "attn_q_a_norm"), ("self_attn.kv_a_proj_with_mqa", "attn_kv_a_mqa"),
        ("self_attn.kv_a_layernorm", "attn_kv_a_norm"), ("self_attn.kv_b_proj", "attn_kv_b"), ("mlp.gate_up_proj", "ffn_up"), ("mlp.gate_proj", "ffn_gate"), ("mlp.up_proj", "ffn_up"), ("mlp.down_proj", "ffn_down"), ("mlp.fc1", "ffn_up"), ("mlp.fc2", "ffn_down"),
    ];

    private static readonly (string, string)[] OtherNames =
    [
        ("gpt_neox.layers.", "blk."), ("gpt_neox.embed_in", "token_embd"), ("gpt_neox.final_layer_norm", "output_norm"), ("embed_out", "output"),
        ("transformer.h.", "blk."), ("transformer.word_embeddings", "token_embd"), ("transformer.ln_f", "output_norm"),
        ("input_layernorm", "attn_norm"), ("post_attention_layernorm", "ffn_norm"), ("ln_attn", "attn_norm_2"), ("ln_mlp", "attn_norm"), ("self_attention.", "attention."),
        ("attention.query_key_value", "attn_qkv"), ("attention.dense", "attn_output"), ("mlp.dense_h_to_4h", "ffn_up"), ("mlp.dense_4h_to_h", "ffn_down"),
    ];

    private static readonly Dictionary<string, string> Architectures = new()
    {
        ["gpt-neox"] = "gptneox",
        ["phi"] = "phi2",
        ["phi3-longrope"] = "phi3",
        ["gemma"] = "gemma",
        ["falcon-7b-like"] = "falcon",
        ["falcon-40b-like"] = "falcon",
        ["olmo2"] = "olmo2",
        ["glm4"] = "glm4",
        ["mixtral"] = "llama",
        ["qwen2-moe"] = "qwen2moe",
        ["qwen3-moe"] = "qwen3moe",
        ["gpt-oss"] = "gpt-oss",
    };

    /// <summary>The cases that can be converted.</summary>
    public static IEnumerable<string> Cases => Architectures.Keys;

    /// <summary>The GGUF file of a checkpoint.</summary>
    /// <param name="folder">Where the checkpoint is.</param>
    /// <param name="name">Its case, or its family where the reference data have none of it.</param>
    /// <param name="architecture">What the file calls itself instead of what it is, or null.</param>
    /// <param name="change">What is done to the metadata.</param>
    public static byte[] Convert(string folder, string name, string? architecture, Action<Dictionary<string, object>>? change)
    {
        architecture ??= Architectures[name];
        using JsonDocument config = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "config.json")));
        using SafetensorsFile file = SafetensorsFile.Open(Path.Combine(folder, "model.safetensors"));
        JsonElement root = config.RootElement;
        Dictionary<string, object> metadata = Metadata(root, name, architecture);
        List<GgufTensorData> tensors = [];
        foreach (SafetensorsTensor tensor in file.Tensors.OrderBy(tensor => tensor.Name, StringComparer.Ordinal))
        {
            int[] shape = [.. tensor.Shape.Select(size => (int)size)];
            float[] values = file.ReadFloats(tensor.Name);
            if (tensor.Name.Contains("query_key_value", StringComparison.Ordinal))
            {
                values = Apart(values, Integer(root, "num_attention_heads"), Integer(metadata, "head_count_kv"), values.Length / shape[0]);
            }

            if (name == "gemma" && tensor.Name.EndsWith("norm.weight", StringComparison.Ordinal))
            {
                values = [.. values.Select(value => value + 1)];
            }

            if (architecture is "llama" or "granitemoe" && tensor.Name.Contains("self_attn.q_proj", StringComparison.Ordinal))
            {
                values = Neighbours(values, Integer(root, "num_attention_heads"), shape[1]);
            }
            else if (architecture is "llama" or "granitemoe" && tensor.Name.Contains("self_attn.k_proj", StringComparison.Ordinal))
            {
                values = Neighbours(values, Integer(root, "num_key_value_heads"), shape[1]);
            }

            // The converter leaves dimensions of 1 out.
            tensors.Add(new GgufTensorData(NameOf(tensor.Name, name), shape is [1, var only] ? [only] : shape, values));
        }

        tensors = [.. GgufExperts.Convert(tensors)];

        if (name == "phi3-longrope")
        {
            tensors.Add(Factors("rope_factors_long.weight", root, "long_factor"));
            tensors.Add(Factors("rope_factors_short.weight", root, "short_factor"));
        }

        change?.Invoke(metadata);
        return GgufData.Write(metadata, tensors);
    }

    private static Dictionary<string, object> Metadata(JsonElement config, string name, string architecture)
    {
        int heads = Integer(config, "num_attention_heads");
        int hidden = Integer(config, "hidden_size");
        bool isFalcon = name.StartsWith("falcon", StringComparison.Ordinal);
        bool isRms = config.TryGetProperty("rms_norm_eps", out JsonElement epsilon);
        if (!isRms && !config.TryGetProperty("layer_norm_eps", out epsilon))
        {
            epsilon = config.GetProperty("layer_norm_epsilon");
        }

        Dictionary<string, object> metadata = new()
        {
            ["general.architecture"] = architecture,
            [architecture + ".context_length"] = isFalcon ? 2048u : (uint)Integer(config, "max_position_embeddings"),
            [architecture + ".embedding_length"] = (uint)hidden,
            [architecture + ".block_count"] = (uint)Integer(config, "num_hidden_layers"),
            [architecture + ".feed_forward_length"] = isFalcon ? 4 * (uint)hidden : (uint)Integer(config, "intermediate_size"),
            [architecture + ".attention.head_count"] = (uint)heads,
            [architecture + ".attention.layer_norm_" + (isRms ? "rms_epsilon" : "epsilon")] = (float)epsilon.GetDouble(),
            [architecture + ".attention.head_count_kv"] = name switch
            {
                "falcon-7b-like" => 1u,
                "falcon-40b-like" => (uint)Integer(config, "num_kv_heads"),
                _ => config.TryGetProperty("num_key_value_heads", out JsonElement shared) ? (uint)shared.GetInt32() : (uint)heads,
            },
        };
        if (config.TryGetProperty("partial_rotary_factor", out JsonElement fraction))
        {
            int size = config.TryGetProperty("head_dim", out JsonElement declared) ? declared.GetInt32() : hidden / heads;
            metadata[architecture + ".rope.dimension_count"] = (uint)(fraction.GetDouble() * size);
        }

        GgufExperts.AddMetadata(config, architecture, metadata);
        switch (name)
        {
            case "qwen3-moe":
                metadata[architecture + ".attention.key_length"] = (uint)Integer(config, "head_dim");
                break;
            case "gpt-oss":
                JsonElement scaling = config.GetProperty("rope_scaling");
                metadata[architecture + ".attention.key_length"] = (uint)Integer(config, "head_dim");
                metadata[architecture + ".attention.sliding_window"] = (uint)Integer(config, "sliding_window");
                metadata[architecture + ".rope.freq_base"] = (float)config.GetProperty("rope_theta").GetDouble();
                metadata[architecture + ".rope.scaling.type"] = "yarn";
                metadata[architecture + ".rope.scaling.factor"] = (float)scaling.GetProperty("factor").GetDouble();
                metadata[architecture + ".rope.scaling.original_context_length"] = (uint)Integer(scaling, "original_max_position_embeddings");
                break;
            case "deepseek":
                AddLatents(config, architecture, metadata);
                break;
            case "granitemoe":
                metadata[architecture + ".embedding_scale"] = (float)config.GetProperty("embedding_multiplier").GetDouble();
                metadata[architecture + ".attention.scale"] = (float)config.GetProperty("attention_multiplier").GetDouble();
                metadata[architecture + ".residual_scale"] = (float)config.GetProperty("residual_multiplier").GetDouble();
                metadata[architecture + ".logit_scale"] = (float)config.GetProperty("logits_scaling").GetDouble();
                break;
            case "mixtral":
                metadata[architecture + ".rope.freq_base"] = (float)config.GetProperty("rope_theta").GetDouble();
                break;
            case "gpt-neox":
                metadata[architecture + ".use_parallel_residual"] = true;
                break;
            case "gemma":
                metadata[architecture + ".attention.key_length"] = (uint)Integer(config, "head_dim");
                break;
            case "phi3-longrope":
                double original = Integer(config, "original_max_position_embeddings");
                metadata[architecture + ".rope.scaling.original_context_length"] = (uint)original;
                metadata[architecture + ".rope.scaling.attn_factor"] = (float)Math.Sqrt(1 + (Math.Log(Integer(config, "max_position_embeddings") / original) / Math.Log(original)));
                metadata[architecture + ".attention.sliding_window"] = 0u;
                break;
        }

        return metadata;
    }

    private static void AddLatents(JsonElement config, string architecture, Dictionary<string, object> metadata)
    {
        JsonElement scaling = config.GetProperty("rope_scaling");
        metadata[architecture + ".attention.q_lora_rank"] = (uint)Integer(config, "q_lora_rank");
        metadata[architecture + ".attention.kv_lora_rank"] = (uint)Integer(config, "kv_lora_rank");
        metadata[architecture + ".attention.key_length"] = (uint)(Integer(config, "qk_nope_head_dim") + Integer(config, "qk_rope_head_dim"));
        metadata[architecture + ".attention.value_length"] = (uint)Integer(config, "v_head_dim");
        metadata[architecture + ".rope.dimension_count"] = (uint)Integer(config, "qk_rope_head_dim");
        metadata[architecture + ".rope.scaling.type"] = "yarn";
        metadata[architecture + ".rope.scaling.factor"] = (float)scaling.GetProperty("factor").GetDouble();
        metadata[architecture + ".rope.scaling.original_context_length"] = (uint)Integer(scaling, "original_max_position_embeddings");
        metadata[architecture + ".rope.scaling.yarn_log_multiplier"] = (float)(0.1 * scaling.GetProperty("mscale_all_dim").GetDouble());
    }

    private static string NameOf(string name, string family)
    {
        (string, string)[] table = family is "gpt-neox" or "falcon-7b-like" or "falcon-40b-like" ? OtherNames : LlamaNames;
        name = name.Replace("post_attention_layernorm", family is "olmo2" or "gpt-oss" or "glm4moe" ? "post_attention_norm" : "ffn_norm", StringComparison.Ordinal);
        return table.Aggregate(name, (old, pair) => old.Replace(pair.Item1, pair.Item2, StringComparison.Ordinal));
    }

    /// <summary>The rows of each head, those that turn together next to each other.</summary>
    private static float[] Neighbours(float[] values, int heads, int columns)
    {
        return [.. values.Chunk(values.Length / heads).SelectMany(Turned)];

        IEnumerable<float> Turned(float[] head)
        {
            float[][] rows = [.. head.Chunk(columns)];
            return Enumerable.Range(0, rows.Length).SelectMany(row => rows[(row % 2 * rows.Length / 2) + (row / 2)]);
        }
    }

    /// <summary>Queries, keys and values of the groups, each together.</summary>
    private static float[] Apart(float[] values, int heads, int groups, int columns)
    {
        int size = values.Length / columns / (heads + (2 * groups)) * columns;
        int queries = heads / groups * size;
        float[][] parts = [.. values.Chunk(queries + (2 * size))];
        return [.. parts.SelectMany(part => part[..queries]), .. parts.SelectMany(part => part[queries..(queries + size)]), .. parts.SelectMany(part => part[(queries + size)..])];
    }

    private static GgufTensorData Factors(string name, JsonElement config, string key)
    {
        float[] values = [.. config.GetProperty("rope_scaling").GetProperty(key).EnumerateArray().Select(factor => (float)factor.GetDouble())];
        return new GgufTensorData(name, [values.Length], values);
    }

    private static int Integer(JsonElement config, string key) => config.GetProperty(key).GetInt32();

    private static int Integer(Dictionary<string, object> metadata, string end) => (int)(uint)metadata.Single(entry => entry.Key.EndsWith(end, StringComparison.Ordinal)).Value;
}
