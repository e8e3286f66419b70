using System.Text.Json.Nodes;
using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>Checkpoints of OLMoE, Granite 3 MoE and GLM-4.5, by the names of their modules (Hugging Face models/olmoe, models/granitemoeshared, models/glm4_moe), and GGUF files of them.</summary>
public sealed class ExpertNamesTests
{
    private static readonly int[] Text = [.. Enumerable.Range(0, 40).Select(i => (i * 37) % 200)];

    [Theory]
    [InlineData("olmoe")]
    [InlineData("granitemoe")]
    [InlineData("glm4moe")]
    public void A_checkpoint_and_its_GGUF_file_give_the_same_logits(string family)
    {
        using WrittenCheckpoint checkpoint = Write(family, Config(family));
        using IDecoder model = Load(family, checkpoint.Folder);
        using DecoderSession session = model.CreateSession(Text.Length);
        float[] expected = session.ForwardAll(Text).ToArray();
        Assert.All(expected, logit => Assert.True(float.IsFinite(logit)));
        string path = Path.Combine(checkpoint.Folder, "model.gguf");
        File.WriteAllBytes(path, GgufConverter.Convert(checkpoint.Folder, family, family, change: null));
        using IDecoder same = Load(family, path);
        using DecoderSession other = same.CreateSession(Text.Length);
        Compare.Close(expected, other.ForwardAll(Text), 1e-5, "logits");
    }

    /// <summary>GLM-4.5 has a layer behind the last, which GGUF files count as one of the model's.</summary>
    [Fact]
    public void The_layer_behind_the_last_is_not_read()
    {
        JsonObject config = Config("glm4moe");
        using WrittenCheckpoint checkpoint = Write("glm4moe", config, layers: 4);
        checkpoint.NextTokenLayer("model.layers.3", vocabulary: 200, hidden: 64);
        checkpoint.Write(config);
        using TinyGlm4Moe model = TinyGlm4Moe.Load(checkpoint.Folder);
        using DecoderSession session = model.CreateSession(Text.Length);
        Assert.True(float.IsFinite(session.Forward(Text)[0]));
    }

    [Theory]
    [InlineData("olmoe", "norm_topk_prob", "true", "weights of experts are renormalized: declared false, found true")]
    [InlineData("olmoe", "clip_qkv", "8.0", "bound of queries, keys and values: declared 0, found 8")]
    [InlineData("olmoe", "model_type", "\"olmo2\"", "architecture: declared 'olmoe', found 'olmo2'")]
    [InlineData("granitemoe", "residual_multiplier", "null", "factor on branches: declared 0.22, found nothing, which means 1")]
    [InlineData("granitemoe", "num_experts_per_tok", "3", "active experts: declared 2, found 3")]
    [InlineData("glm4moe", "routed_scaling_factor", "1.0", "scale of experts: declared 2.5, found 1")]
    [InlineData("glm4moe", "partial_rotary_factor", "1.0", "rotary fraction: declared 0.5, found 1")]
    [InlineData("glm4moe", "n_group", "2", "groups of experts: declared 1, found 2")]
    [InlineData("glm4moe", "num_hidden_layers", "4", "layers: declared 3, found 4")]
    public void A_setting_that_differs_is_named(string family, string key, string value, string expected)
    {
        JsonObject config = Config(family);
        config[key] = JsonNode.Parse(value);
        using WrittenCheckpoint checkpoint = Write(family, config);
        ModelMismatchException error = Assert.Throws<ModelMismatchException>(() => Load(family, checkpoint.Folder));
        Assert.Contains(error.Differences, difference => difference.Contains(expected, StringComparison.Ordinal));
    }

    private static IDecoder Load(string family, string path) => family switch
    {
        "olmoe" => TinyOlmoe.Load(path),
        "granitemoe" => TinyGraniteMoe.Load(path),
        _ => TinyGlm4Moe.Load(path),
    };

    private static WrittenCheckpoint Write(string family, JsonObject config, int layers = 0)
    {
        int heads = (int)config["num_key_value_heads"]! * 16;
        bool isGlm = family == "glm4moe";
        WrittenCheckpoint checkpoint = new();
        checkpoint.Add("model.embed_tokens.weight", 200, 64);
        checkpoint.Add("model.norm.weight", 64);
        if (family != "granitemoe")
        {
            checkpoint.Linear("lm_head", 200, 64, bias: false);
        }

        for (int i = 0; i < Math.Max(layers, isGlm ? 3 : 2); i++)
        {
            string layer = $"model.layers.{i}.";
            checkpoint.Add(layer + "input_layernorm.weight", 64);
            checkpoint.Add(layer + "post_attention_layernorm.weight", 64);
            checkpoint.Linear(layer + "self_attn.q_proj", 64, 64, bias: isGlm);
            checkpoint.Linear(layer + "self_attn.k_proj", heads, 64, bias: isGlm);
            checkpoint.Linear(layer + "self_attn.v_proj", heads, 64, bias: isGlm);
            checkpoint.Linear(layer + "self_attn.o_proj", 64, 64, bias: false);
            if (family != "granitemoe")
            {
                checkpoint.Add(layer + "self_attn.q_norm.weight", isGlm ? 16 : 64);
                checkpoint.Add(layer + "self_attn.k_norm.weight", isGlm ? 16 : 64);
            }

            AddExperts(checkpoint, family, layer, isDense: isGlm && i == 0);
        }

        checkpoint.Write(config);
        return checkpoint;
    }

    private static void AddExperts(WrittenCheckpoint checkpoint, string family, string layer, bool isDense)
    {
        if (family == "granitemoe")
        {
            checkpoint.Linear(layer + "block_sparse_moe.router.layer", 6, 64, bias: false);
            checkpoint.Add(layer + "block_sparse_moe.input_linear.weight", 6, 80, 64);
            checkpoint.Add(layer + "block_sparse_moe.output_linear.weight", 6, 64, 40);
            checkpoint.Linear(layer + "shared_mlp.input_linear", 96, 64, bias: false);
            checkpoint.Linear(layer + "shared_mlp.output_linear", 64, 48, bias: false);
            return;
        }

        if (isDense)
        {
            FeedForward(checkpoint, layer + "mlp.", 112);
            return;
        }

        checkpoint.Linear(layer + "mlp.gate", 8, 64, bias: false);
        for (int expert = 0; expert < 8; expert++)
        {
            FeedForward(checkpoint, $"{layer}mlp.experts.{expert}.", 40);
        }

        if (family == "glm4moe")
        {
            checkpoint.Add(layer + "mlp.gate.e_score_correction_bias", 8);
            FeedForward(checkpoint, layer + "mlp.shared_experts.", 40);
        }
    }

    private static void FeedForward(WrittenCheckpoint checkpoint, string name, int size)
    {
        checkpoint.Linear(name + "gate_proj", size, 64, bias: false);
        checkpoint.Linear(name + "up_proj", size, 64, bias: false);
        checkpoint.Linear(name + "down_proj", 64, size, bias: false);
    }

    private static JsonObject Config(string family)
    {
        JsonObject config = JsonNode.Parse("""
            {
              "hidden_size": 64, "vocab_size": 200, "max_position_embeddings": 128, "num_attention_heads": 4, "hidden_act": "silu", "rope_theta": 10000.0, "rope_scaling": null, "attention_bias": false
            }
            """)!.AsObject();
        JsonNode own = JsonNode.Parse(family switch
        {
            "olmoe" => """
                {
                  "model_type": "olmoe", "num_hidden_layers": 2, "num_key_value_heads": 4, "intermediate_size": 40, "num_experts": 8, "num_experts_per_tok": 3, "norm_topk_prob": false, "clip_qkv": null,
                  "rms_norm_eps": 1e-05, "tie_word_embeddings": false
                }
                """,
            "granitemoe" => """
                {
                  "model_type": "granitemoeshared", "num_hidden_layers": 2, "num_key_value_heads": 2, "intermediate_size": 40, "shared_intermediate_size": 48, "num_local_experts": 6, "num_experts_per_tok": 2,
                  "attention_multiplier": 0.0625, "embedding_multiplier": 12.0, "residual_multiplier": 0.22, "logits_scaling": 6.0, "rms_norm_eps": 1e-06, "tie_word_embeddings": true
                }
                """,
            _ => """
                {
                  "model_type": "glm4_moe", "num_hidden_layers": 3, "num_key_value_heads": 2, "head_dim": 16, "intermediate_size": 112, "moe_intermediate_size": 40, "n_routed_experts": 8, "n_shared_experts": 1,
                  "num_experts_per_tok": 3, "first_k_dense_replace": 1, "n_group": 1, "topk_group": 1, "norm_topk_prob": true, "routed_scaling_factor": 2.5, "partial_rotary_factor": 0.5, "attention_bias": true,
                  "use_qk_norm": true, "num_nextn_predict_layers": 1, "rms_norm_eps": 1e-05, "tie_word_embeddings": false
                }
                """,
        })!;
        foreach ((string key, JsonNode? value) in own.AsObject())
        {
            config[key] = value?.DeepClone();
        }

        return config;
    }
}
