using System.Text.Json.Nodes;
using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>Checkpoints of DeepSeek V2 and V3, by the names of their modules (Hugging Face models/deepseek_v2, models/deepseek_v3), and GGUF files of them.</summary>
public sealed class DeepSeekTests
{
    private static readonly int[] Text = [.. Enumerable.Range(0, 40).Select(i => (i * 37) % 200)];

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void A_checkpoint_and_its_GGUF_file_give_the_same_logits(int version)
    {
        using WrittenCheckpoint checkpoint = Write(version, Config(version));
        using IDecoder model = Load(version, checkpoint.Folder);
        using DecoderSession session = model.CreateSession(Text.Length);
        float[] expected = session.ForwardAll(Text).ToArray();
        Assert.All(expected, logit => Assert.True(float.IsFinite(logit)));
        string path = Path.Combine(checkpoint.Folder, "model.gguf");
        File.WriteAllBytes(path, GgufConverter.Convert(checkpoint.Folder, "deepseek", "deepseek2", change: null));
        using IDecoder same = Load(version, path);
        using DecoderSession other = same.CreateSession(Text.Length);
        Compare.Close(expected, other.ForwardAll(Text), 1e-6, "logits");
    }

    /// <summary>The published checkpoints have a layer behind the last, which predicts the token after the next.</summary>
    [Fact]
    public void The_layer_behind_the_last_is_not_read()
    {
        JsonObject config = Config(3);
        using WrittenCheckpoint checkpoint = Write(3, config, layers: 4);
        checkpoint.NextTokenLayer("model.layers.3", vocabulary: 200, hidden: 64);
        checkpoint.Write(config);
        using TinyDeepSeekV3 model = TinyDeepSeekV3.Load(checkpoint.Folder);
        using DecoderSession session = model.CreateSession(Text.Length);
        Assert.True(float.IsFinite(session.Forward(Text)[0]));
    }

    [Theory]
    [InlineData(2, "n_group", "2", "groups of experts: declared 4, found 2")]
    [InlineData(2, "topk_group", "1", "active groups of experts: declared 2, found 1")]
    [InlineData(2, "topk_method", "\"greedy\"", "choice of experts: declared 'group_limited_greedy', found 'greedy'")]
    [InlineData(2, "routed_scaling_factor", "null", "scale of experts: declared 16, found nothing, which means 1")]
    [InlineData(2, "scoring_func", "\"sigmoid\"", "scoring of experts: declared 'softmax', found 'sigmoid'")]
    [InlineData(2, "model_type", "\"deepseek_v3\"", "architecture: declared 'deepseek_v2' or 'deepseek2', found 'deepseek_v3'")]
    [InlineData(3, "norm_topk_prob", "false", "weights of experts are renormalized: declared true, found false")]
    [InlineData(3, "topk_method", "\"group_limited_greedy\"", "choice of experts: declared 'noaux_tc', found 'group_limited_greedy'")]
    [InlineData(3, "q_lora_rank", "null", "rank of queries: declared 40, found nothing, which means 0")]
    [InlineData(3, "rope_interleave", "false", "rotation of neighbours: declared true, found false")]
    [InlineData(3, "num_experts_per_tok", "2", "active experts: declared 3, found 2")]
    public void A_setting_that_differs_is_named(int version, string key, string value, string expected)
    {
        JsonObject config = Config(version);
        config[key] = JsonNode.Parse(value);
        using WrittenCheckpoint checkpoint = Write(version, config);
        ModelMismatchException error = Assert.Throws<ModelMismatchException>(() => Load(version, checkpoint.Folder));
        Assert.Contains(error.Differences, difference => difference.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("deepseek2.expert_group_used_count", 3u, "active groups of experts: declared 2, found 3")]
    [InlineData("deepseek2.expert_gating_func", 1u, "scoring of experts: declared 2, found 1")]
    [InlineData("deepseek2.rope.scaling.yarn_log_multiplier", 0.0707f, "a tenth of mscale_all_dim: declared 0.1, found 0.07")]
    [InlineData("deepseek2.attention.kv_lora_rank", 32u, "rank of keys and values: declared 24, found 32")]
    public void Metadata_that_contradict_the_declaration_are_named(string key, object value, string expected)
    {
        using WrittenCheckpoint checkpoint = Write(3, Config(3));
        string path = Path.Combine(checkpoint.Folder, "model.gguf");
        File.WriteAllBytes(path, GgufConverter.Convert(checkpoint.Folder, "deepseek", "deepseek2", metadata => metadata[key] = value));
        ModelMismatchException error = Assert.Throws<ModelMismatchException>(() => TinyDeepSeekV3.Load(path));
        Assert.Contains(expected, Assert.Single(error.Differences), StringComparison.Ordinal);
    }

    private static IDecoder Load(int version, string path) => version == 2 ? TinyDeepSeekV2.Load(path) : TinyDeepSeekV3.Load(path);

    private static WrittenCheckpoint Write(int version, JsonObject config, int layers = 3)
    {
        int value = version == 2 ? 12 : 16;
        WrittenCheckpoint checkpoint = new();
        checkpoint.Add("model.embed_tokens.weight", 200, 64);
        checkpoint.Add("model.norm.weight", 64);
        checkpoint.Linear("lm_head", 200, 64, bias: false);
        for (int i = 0; i < layers; i++)
        {
            string layer = $"model.layers.{i}.";
            checkpoint.Add(layer + "input_layernorm.weight", 64);
            checkpoint.Add(layer + "post_attention_layernorm.weight", 64);
            checkpoint.Linear(layer + "self_attn.q_a_proj", 40, 64, bias: false);
            checkpoint.Add(layer + "self_attn.q_a_layernorm.weight", 40);
            checkpoint.Linear(layer + "self_attn.q_b_proj", 4 * 24, 40, bias: false);
            checkpoint.Linear(layer + "self_attn.kv_a_proj_with_mqa", 24 + 8, 64, bias: false);
            checkpoint.Add(layer + "self_attn.kv_a_layernorm.weight", 24);
            checkpoint.Linear(layer + "self_attn.kv_b_proj", 4 * (16 + value), 24, bias: false);
            checkpoint.Linear(layer + "self_attn.o_proj", 64, 4 * value, bias: false);
            if (i == 0)
            {
                FeedForward(checkpoint, layer + "mlp.", 112);
                continue;
            }

            checkpoint.Linear(layer + "mlp.gate", 8, 64, bias: false);
            if (version == 3)
            {
                checkpoint.Add(layer + "mlp.gate.e_score_correction_bias", 8);
            }

            FeedForward(checkpoint, layer + "mlp.shared_experts.", version == 2 ? 80 : 40);
            for (int expert = 0; expert < 8; expert++)
            {
                FeedForward(checkpoint, $"{layer}mlp.experts.{expert}.", 40);
            }
        }

        checkpoint.Write(config);
        return checkpoint;
    }

    private static void FeedForward(WrittenCheckpoint checkpoint, string name, int size)
    {
        checkpoint.Linear(name + "gate_proj", size, 64, bias: false);
        checkpoint.Linear(name + "up_proj", size, 64, bias: false);
        checkpoint.Linear(name + "down_proj", 64, size, bias: false);
    }

    private static JsonObject Config(int version) => JsonNode.Parse($$"""
        {
          "model_type": "deepseek_v{{version}}", "num_hidden_layers": 3, "hidden_size": 64, "intermediate_size": 112, "moe_intermediate_size": 40, "vocab_size": 200, "max_position_embeddings": 128,
          "num_attention_heads": 4, "num_key_value_heads": 4, "q_lora_rank": 40, "kv_lora_rank": 24, "qk_rope_head_dim": 8, "qk_nope_head_dim": 16, "v_head_dim": {{(version == 2 ? 12 : 16)}},
          "n_routed_experts": 8, "n_shared_experts": {{(version == 2 ? 2 : 1)}}, "num_experts_per_tok": 3, "first_k_dense_replace": 1, "moe_layer_freq": 1, "n_group": 4, "topk_group": 2,
          "topk_method": "{{(version == 2 ? "group_limited_greedy" : "noaux_tc")}}", "scoring_func": "{{(version == 2 ? "softmax" : "sigmoid")}}", "norm_topk_prob": {{(version == 2 ? "false" : "true")}},
          "routed_scaling_factor": {{(version == 2 ? "16.0" : "2.5")}}, "hidden_act": "silu", "rms_norm_eps": 1e-06, "attention_bias": false, "tie_word_embeddings": false, "rope_theta": 10000,
          "rope_scaling": {
            "type": "yarn", "factor": 4, "original_max_position_embeddings": 32, "beta_fast": 32, "beta_slow": 1, "mscale": {{(version == 2 ? "0.707" : "1.0")}}, "mscale_all_dim": {{(version == 2 ? "0.707" : "1.0")}}
          }
        }
        """)!.AsObject();
}
