using System.Text.Json.Nodes;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>A checkpoint of another model is refused by the generated manifest: every contradiction of its configuration by name and value, and never computed wrongly.</summary>
public sealed class CheckpointMismatchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("modelgen").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("hidden_size", "128", "hidden size: declared 64, found 128")]
    [InlineData("num_hidden_layers", "4", "layers: declared 3, found 4")]
    [InlineData("num_attention_heads", "8", "heads: declared 4, found 8")]
    [InlineData("num_key_value_heads", "null", "key/value heads: declared 2, found nothing, which means 4")]
    [InlineData("head_dim", "32", "head size: declared 16, found 32")]
    [InlineData("intermediate_size", "113", "feed-forward size: declared 112, found 113")]
    [InlineData("vocab_size", "201", "vocabulary: declared 200, found 201")]
    [InlineData("max_position_embeddings", "64", "context: declared 128 or more, found 64")]
    [InlineData("rms_norm_eps", "1e-5", "norm epsilon: declared 1E-06, found 1E-05")]
    [InlineData("rope_theta", "500000.0", "rotary base: declared 10000, found 500000")]
    [InlineData("hidden_act", "\"gelu\"", "activation: declared 'silu' or 'swish', found 'gelu'")]
    [InlineData("sliding_window", "null", "attention window: declared 8, found nothing, which means 0")]
    [InlineData("sliding_window", "16", "attention window: declared 8, found 16")]
    [InlineData("use_sliding_window", "false", "attention window: declared 8, found nothing, which means 0")]
    [InlineData("tie_word_embeddings", "true", "tied embedding: declared false, found true")]
    [InlineData("attention_bias", "true", "attention bias: declared false, found true")]
    [InlineData("mlp_bias", "true", "feed-forward bias: declared false, found true")]
    [InlineData("partial_rotary_factor", "0.5", "rotary fraction: declared 1, found 0.5")]
    [InlineData("rope_scaling", """{ "rope_type": "yarn", "factor": 4.0 }""", "rotary scaling: declared 'default', found 'yarn'")]
    [InlineData("rope_scaling", """{ "type": "linear", "factor": 2.0 }""", "rotary scaling: declared 'default', found 'linear'")]
    [InlineData("rope_parameters", """{ "rope_type": "llama3", "rope_theta": 10000.0 }""", "rotary scaling: declared 'default', found 'llama3'")]
    public void A_setting_that_contradicts_the_declaration_is_named(string key, string value, string expected)
    {
        using ReferenceCase reference = ReferenceCase.Open("parity/mistral");
        JsonObject config = JsonNode.Parse(File.ReadAllText(Path.Combine(reference.Folder, "config.json")))!.AsObject();
        config[key] = JsonNode.Parse(value);
        File.WriteAllText(Path.Combine(_folder, "config.json"), config.ToJsonString());
        File.Copy(Path.Combine(reference.Folder, "model.safetensors"), Path.Combine(_folder, "model.safetensors"));

        ModelMismatchException error = Assert.Throws<ModelMismatchException>(() => TinyMistral.Load(_folder));
        string difference = Assert.Single(error.Differences);
        Assert.Contains(expected, difference, StringComparison.Ordinal);
        Assert.Contains("TinyMistral", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("num_layers", "4", "layers: declared 3, found 4")]
    [InlineData("hidden_size", "128", "hidden size: declared 64, found 128")]
    [InlineData("inner_hidden_size", "170", "feed-forward size: declared 256, found 170")]
    [InlineData("vocab_size", "161", "vocabulary: declared 160, found 161")]
    [InlineData("max_sequence_length", "64", "context: declared 128 or more, found 64")]
    [InlineData("num_attention_heads", "8", "heads: declared 4, found 8")]
    [InlineData("layernorm_epsilon", "1e-6", "norm epsilon: declared 1E-05, found 1E-06")]
    [InlineData("position_encoding_2d", "false", "two streams of positions: declared true, found false")]
    [InlineData("bos_token_id", "150", "Start: declared 154, found 150")]
    [InlineData("mask_token_id", "151", "Mask: declared 150, found 151")]
    [InlineData("gmask_token_id", "150", "GenerationMask: declared 151, found 150")]
    public void A_setting_of_ChatGlm_that_contradicts_the_declaration_is_named(string key, string value, string expected)
    {
        using ReferenceCase reference = ReferenceCase.Open("parity/chatglm-6b");
        JsonObject config = JsonNode.Parse(File.ReadAllText(Path.Combine(reference.Folder, "config.json")))!.AsObject();
        config[key] = JsonNode.Parse(value);
        File.WriteAllText(Path.Combine(_folder, "config.json"), config.ToJsonString());
        File.Copy(Path.Combine(reference.Folder, "model.safetensors"), Path.Combine(_folder, "model.safetensors"));

        ModelMismatchException error = Assert.Throws<ModelMismatchException>(() => TinyChatGlm.Load(_folder));
        Assert.Contains(expected, Assert.Single(error.Differences), StringComparison.Ordinal);
    }

    [Fact]
    public void ChatGlm_and_Glm130B_refuse_each_other_s_files_and_GGUF()
    {
        using ReferenceCase chat = ReferenceCase.Open("parity/chatglm-6b");
        ModelMismatchException error = Assert.Throws<ModelMismatchException>(() => TinyGlm130B.Load(chat.Folder));
        Assert.Contains(error.Differences, difference => difference.Contains("dense_h_to_4h.weight': expected [340 × 64], found [256 × 64]", StringComparison.Ordinal));
        Assert.Contains(error.Differences, difference => difference.Contains("lm_head.weight", StringComparison.Ordinal));
        using ReferenceCase gguf = ReferenceCase.Open("gguf/Q4_0");
        ModelMismatchException other = Assert.Throws<ModelMismatchException>(() => TinyChatGlm.Load(Path.Combine(gguf.Folder, "model.gguf")));
        Assert.Contains(other.Differences, difference => difference.Contains("no name in GGUF files; load safetensors", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("parity/qwen3")]
    [InlineData("parity/llama-linear-bias")]
    public void A_checkpoint_of_another_model_is_refused_with_every_difference(string name)
    {
        using ReferenceCase reference = ReferenceCase.Open(name);
        ModelMismatchException error = Assert.Throws<ModelMismatchException>(() => TinyMistral.Load(reference.Folder));
        Assert.Contains(error.Differences, difference => difference.Contains("attention window", StringComparison.Ordinal));
        Assert.Contains(error.Differences, difference => difference.Contains("k_proj", StringComparison.Ordinal));
        Assert.True(error.Differences.Count > 3);
    }

    [Fact]
    public void Gguf_metadata_that_contradict_the_declaration_are_named()
    {
        using ReferenceCase reference = ReferenceCase.Open("gguf/Q4_0");
        ModelMismatchException error = Assert.Throws<ModelMismatchException>(() => StoriesModel.Load(Path.Combine(reference.Folder, "model.gguf")));
        Assert.Contains(error.Differences, difference => difference.Contains("hidden size: declared 64, found 256 ('llama.embedding_length'", StringComparison.Ordinal));
        Assert.Contains(error.Differences, difference => difference.Contains("output.weight", StringComparison.Ordinal));
    }

    [Fact]
    public void A_gguf_file_of_a_tied_model_may_hold_the_embedding_twice()
    {
        string path = SharedData.Path("stories260k/stories260K-F16.gguf");
        using StoriesModel model = StoriesModel.Load(path);
        using GgufFile file = GgufFile.Open(path);
        Assert.NotNull(file.Find("output.weight"));
    }
}
