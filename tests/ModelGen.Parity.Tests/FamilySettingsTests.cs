using System.Text.Json.Nodes;
using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>What configurations of the families say of an axis that the declaration has otherwise is refused by name and value.</summary>
public sealed class FamilySettingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("modelgen-settings-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("gpt-neox", "use_parallel_residual", "false", "parallel residual: declared true, found false")]
    [InlineData("gpt-neox", "partial_rotary_factor", "1.0", "rotary fraction: declared 0.25, found 1")]
    [InlineData("gpt-neox", "rotary_pct", "0.5", "rotary fraction: declared 0.25, found 0.5")]
    [InlineData("gpt-neox", "rotary_emb_base", "25000", "rotary base: declared 10000, found 25000")]
    [InlineData("gpt-neox", "rope_parameters", """{ "rope_type": "linear", "rope_theta": 10000.0, "factor": 2.0 }""", "rotary scaling: declared 'default', found 'linear'")]
    [InlineData("gpt-neox", "hidden_act", "\"gelu_fast\"", "activation: declared 'gelu', found 'gelu_fast'")]
    [InlineData("gpt-neox", "attention_bias", "false", "attention bias: declared true, found false")]
    [InlineData("gpt-neox", "layer_norm_eps", "1e-6", "norm epsilon: declared 1E-05, found 1E-06")]
    [InlineData("gpt-neox", "model_type", "\"llama\"", "architecture: declared 'gpt_neox' or 'gptneox', found 'llama'")]
    [InlineData("phi", "partial_rotary_factor", "0.4", "rotary fraction: declared 0.5, found 0.4")]
    [InlineData("phi", "qk_layernorm", "true", "normalized queries and keys: declared false, found true")]
    [InlineData("phi", "hidden_act", "\"gelu\"", "activation: declared 'gelu_pytorch_tanh' or 'gelu_new' or 'gelu_fast', found 'gelu'")]
    [InlineData("phi", "num_key_value_heads", "2", "key/value heads: declared 4, found 2")]
    [InlineData("phi3-longrope", "sliding_window", "16", "attention window: declared 0, found 16")]
    [InlineData("phi3-longrope", "original_max_position_embeddings", "64", "original context: declared 32, found 64")]
    [InlineData("phi3-longrope", "rope_scaling", "null", "rotary scaling: declared 'longrope' or 'su', found nothing, which means 'default'")]
    [InlineData("phi3-longrope", "partial_rotary_factor", "0.75", "rotary fraction: declared 1, found 0.75")]
    [InlineData("gemma2", "attn_logit_softcapping", "50.0", "bound of scores: declared 5, found 50")]
    [InlineData("gemma2", "final_logit_softcapping", "null", "bound of logits: declared 8, found nothing, which means 0")]
    [InlineData("gemma2", "query_pre_attn_scalar", "16", "factor on scores: declared 20")]
    [InlineData("gemma2", "layer_types", """["full_attention", "sliding_attention", "full_attention", "sliding_attention"]""", "kind of layer 0: declared 'sliding_attention', found 'full_attention'")]
    [InlineData("gemma2", "sliding_window", "16", "attention window: declared 8, found 16")]
    [InlineData("gemma3", "sliding_window", "16", "attention window: declared 8, found 16")]
    [InlineData("gemma3", "rope_parameters", """{ "full_attention": { "rope_theta": 5e5 }, "sliding_attention": { "rope_theta": 1e4 } }""", "rotary base of full layers: declared 1000000, found 500000")]
    [InlineData("gemma", "hidden_activation", "\"gelu\"", "activation: declared 'gelu_pytorch_tanh' or 'gelu_new' or 'gelu_fast', found 'gelu'")]
    [InlineData("gemma", "model_type", "\"gemma2\"", "architecture: declared 'gemma', found 'gemma2'")]
    [InlineData("falcon-7b-like", "alibi", "true", "linear biases of distance: declared false, found true")]
    [InlineData("falcon-7b-like", "parallel_attn", "false", "parallel branches: declared true, found false")]
    [InlineData("falcon-7b-like", "new_decoder_architecture", "true", "new decoder architecture: declared false, found true")]
    [InlineData("falcon-7b-like", "multi_query", "false", "one key/value head: declared true, found false")]
    [InlineData("falcon-7b-like", "activation", "\"relu\"", "activation: declared 'gelu', found 'relu'")]
    [InlineData("falcon-7b-like", "ffn_hidden_size", "128", "feed-forward size: declared 256, found 128")]
    [InlineData("falcon-40b-like", "num_kv_heads", "4", "key/value heads: declared 2, found 4")]
    [InlineData("falcon-40b-like", "new_decoder_architecture", "false", "new decoder architecture: declared true, found false")]
    [InlineData("falcon-40b-like", "rope_theta", "500000.0", "rotary base: declared 10000, found 500000")]
    [InlineData("mixtral", "num_experts_per_tok", "1", "active experts: declared 2, found 1")]
    [InlineData("mixtral", "model_type", "\"qwen2_moe\"", "architecture: declared 'mixtral' or 'llama', found 'qwen2_moe'")]
    [InlineData("qwen2-moe", "norm_topk_prob", "true", "weights of experts are renormalized: declared false, found true")]
    [InlineData("qwen3-moe", "norm_topk_prob", "null", "weights of experts are renormalized: declared true, found nothing, which means false")]
    [InlineData("gpt-oss", "swiglu_limit", "5.0", "limit of the activation: declared 7, found 5")]
    [InlineData("gpt-oss", "swiglu_alpha", "1.0", "sigmoid factor of the activation: declared 1.702, found 1")]
    [InlineData("gpt-oss", "layer_types", """["full_attention", "sliding_attention", "full_attention", "sliding_attention"]""", "kind of layer 0: declared 'sliding_attention', found 'full_attention'")]
    [InlineData("olmo2", "rope_scaling", """{ "rope_type": "yarn", "factor": 8.0 }""", "rotary scaling: declared 'default', found 'yarn'")]
    [InlineData("olmo2", "hidden_act", "\"gelu\"", "activation: declared 'silu' or 'swish', found 'gelu'")]
    [InlineData("glm4", "partial_rotary_factor", "1.0", "rotary fraction: declared 0.5, found 1")]
    [InlineData("glm4", "model_type", "\"glm\"", "architecture: declared 'glm4', found 'glm'")]
    public void What_a_configuration_says_otherwise_is_named(string name, string key, string value, string expected)
    {
        using ReferenceCase reference = ReferenceCase.Open("parity/" + name);
        JsonObject config = JsonNode.Parse(File.ReadAllText(Path.Combine(reference.Folder, "config.json")))!.AsObject();
        config[key] = JsonNode.Parse(value);
        File.WriteAllText(Path.Combine(_folder, "config.json"), config.ToJsonString());
        File.Copy(Path.Combine(reference.Folder, "model.safetensors"), Path.Combine(_folder, "model.safetensors"));
        ModelMismatchException error = Assert.Throws<ModelMismatchException>(() => Decoders.Load(_folder, "parity/" + name));
        Assert.Contains(error.Differences, difference => difference.Contains(expected, StringComparison.Ordinal));
    }

    /// <summary>What configurations say of layers that differ, beside weights of another model: settings are compared all the same.</summary>
    [Theory]
    [InlineData("patterns", """{ "no_rope_layers": [1, 1, 1, 1, 1, 1, 1] }""", "positions in layer 3: declared 0, found 1")]
    [InlineData("patterns", """{ "no_rope_layers": [1, 1, 1, 0, 1, 0, 1] }""", "positions in layer 5: declared 1, found 0")]
    [InlineData("gemma3", """{ "sliding_window_pattern": 3 }""", "distance of full layers: declared 6, found 3")]
    [InlineData("gemma3", """{ "layer_types": ["full_attention"] }""", "kind of layer 0: declared 'sliding_attention', found 'full_attention'")]
    [InlineData("cohere2", """{ "sliding_window_pattern": 2 }""", "distance of full layers: declared 4, found 2")]
    [InlineData("cohere2", """{ "layer_types": ["sliding_attention", "full_attention"] }""", "kind of layer 1: declared 'sliding_attention', found 'full_attention'")]
    [InlineData("cohere2", """{ "sliding_window": 16 }""", "attention window: declared 8, found 16")]
    [InlineData("scaled", """{ "rope_parameters": { "full_attention": { "rope_type": "default" } } }""", "rotary scaling of full layers: declared 'linear', found 'default'")]
    [InlineData("scaled", """{ "rope_parameters": { "sliding_attention": { "rope_type": "linear" } } }""", "rotary scaling of sliding layers: declared 'default', found 'linear'")]
    [InlineData("scaled", """{ "rope_parameters": { "full_attention": { "rope_type": "linear", "factor": 4 } } }""", "rotary scaling: factor of full layers: declared 8, found 4")]
    [InlineData("scaled", """{ "rope_scaling": { "rope_type": "linear", "factor": 4 } }""", "rotary scaling: factor of full layers: declared 8, found 4")]
    [InlineData("scaled", "{ }", "rotary scaling of full layers: declared 'linear', found nothing, which means 'default'")]
    [InlineData("olmo", """{ "clip_qkv": 8.0 }""", "bound of queries, keys and values: declared 0.5, found 8")]
    [InlineData("olmo", """{ "clip_qkv": null }""", "bound of queries, keys and values: declared 0.5, found nothing, which means 0")]
    [InlineData("mpt", """{ "attn_config": { "clip_qkv": 8 } }""", "bound of queries, keys and values: declared 0, found 8")]
    [InlineData("minicpm", """{ "scale_depth": 1 }""", "factor on branches times √layers: declared 1.4, found 1")]
    [InlineData("minicpm", """{ "scale_emb": 1 }""", "factor on embedded tokens: declared 12, found 1")]
    [InlineData("minicpm", """{ "dim_model_base": 64 }""", "factor on logits times hidden size: declared 16, found 64")]
    [InlineData("albert", """{ "num_hidden_groups": 3 }""", "groups of layers that share weights: declared 1, found 3")]
    [InlineData("albert", """{ "inner_group_num": 2 }""", "layers inside a group: declared 1, found 2")]
    [InlineData("albert", """{ "embedding_size": 64 }""", "embedding size: declared 32, found 64")]
    [InlineData("jina", """{ "position_embedding_type": "absolute" }""", "position encoding: declared 'alibi', found 'absolute'")]
    [InlineData("jina", """{ "feed_forward_type": "reglu" }""", "feed-forward part: declared 'geglu', found 'reglu'")]
    public void What_a_configuration_says_of_other_layers_is_named(string name, string config, string expected)
    {
        File.WriteAllText(Path.Combine(_folder, "config.json"), config);
        File.WriteAllBytes(Path.Combine(_folder, "model.safetensors"), [2, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}']);
        Func<string, LoadOptions?, IDisposable> load = name switch
        {
            "patterns" => PatternsModel.Load,
            "gemma3" => TinyGemma3.Load,
            "cohere2" => TinyCohereOfWindows.Load,
            "olmo" => TinyOlmo.Load,
            "mpt" => TinyMpt.Load,
            "minicpm" => TinyMiniCpm.Load,
            "albert" => TinyAlbert.Load,
            "jina" => TinyJinaBert.Load,
            _ => ScaledFullLayersModel.Load,
        };
        ModelMismatchException error = Assert.Throws<ModelMismatchException>(() => load(_folder, null));
        Assert.Contains(error.Differences, difference => difference.Contains(expected, StringComparison.Ordinal));
    }

    /// <summary>Hugging Face moved the settings of rotation into an object of their own.</summary>
    [Theory]
    [MemberData(nameof(Rotating))]
    public void The_newer_spelling_of_the_settings_of_rotation_says_the_same(string name)
    {
        using ReferenceCase reference = ReferenceCase.Open("parity/" + name);
        JsonObject config = JsonNode.Parse(File.ReadAllText(Path.Combine(reference.Folder, "config.json")))!.AsObject();
        JsonObject parameters = config["rope_scaling"]?.DeepClone().AsObject() ?? new JsonObject { ["rope_type"] = "default" };
        foreach (string key in new[] { "rope_theta", "partial_rotary_factor" })
        {
            if (config.Remove(key, out JsonNode? value))
            {
                parameters[key] = value!.DeepClone();
            }
        }

        config.Remove("rope_scaling");
        config["rope_parameters"] = parameters;
        File.WriteAllText(Path.Combine(_folder, "config.json"), config.ToJsonString());
        File.Copy(Path.Combine(reference.Folder, "model.safetensors"), Path.Combine(_folder, "model.safetensors"));
        using IDecoder model = Decoders.Load(_folder, "parity/" + name);
        using DecoderSession session = model.CreateSession(capacity: 8);
        Compare.Close(reference.Logits(0).AsSpan(0, model.Manifest.Vocabulary), session.Forward(reference.Tokens(0).AsSpan(0, 1)), reference.Tolerance, "logits of the first token");
    }

    public static TheoryData<string> Rotating => ["llama", "mistral", "qwen2", "qwen3", "llama3-scaled", "llama-yarn", "gpt-neox", "phi", "phi3-longrope", "gemma", "falcon-7b-like", "falcon-40b-like", "olmo2", "glm4", "mixtral", "qwen2-moe", "qwen3-moe", "gpt-oss"];
}
