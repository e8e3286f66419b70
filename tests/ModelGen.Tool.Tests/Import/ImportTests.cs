using System.Text.Json.Nodes;
using ModelGen.Parity.Tests;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Tool.Tests.Import;

/// <summary><c>modelgen import</c>: what it writes, and what it refuses.</summary>
public sealed class ImportTests : IDisposable
{
    private const string Llama =
        """
        {
          "model_type": "llama", "architectures": ["LlamaForCausalLM"], "vocab_size": 128256, "hidden_size": 2048, "intermediate_size": 8192, "num_hidden_layers": 16, "num_attention_heads": 32,
          "num_key_value_heads": 8, "head_dim": 64, "hidden_act": "silu", "max_position_embeddings": 131072, "rms_norm_eps": 1e-05, "rope_theta": 500000.0, "tie_word_embeddings": true,
          "rope_scaling": { "factor": 32.0, "high_freq_factor": 4.0, "low_freq_factor": 1.0, "original_max_position_embeddings": 8192, "rope_type": "llama3" }
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WritesADeclarationWithoutDefaults()
    {
        ToolRun run = ToolRun.Of("import", Write(Llama), "--name", "Llama32", "--namespace", "My.Models");
        Assert.Equal(0, run.Code);
        Assert.Equal(
            $"""
            using ModelGen;

            namespace My.Models;

            /// <summary>{Path.GetFileName(_folder.Path)}: 1,235,814,400 parameters.</summary>
            [Transformer(Structure.CausalDecoder, Layers = 16, Hidden = 2048, Heads = 32, KeyValueHeads = 8, FeedForward = 8192, Vocabulary = 128256, Context = 131072)]
            [PositionEncoding(PositionEncoding.Rotary, Base = 500_000)]
            [RotaryScaling(RotaryScaling.Llama3, Factor = 32, OriginalContext = 8192)]
            [Activation(Activation.SwiGlu)]
            [Normalization(Norm.Rms, NormPlacement.Pre)]
            [Head(Head.LanguageModel, Tied = true)]
            [Checkpoint(Naming.Llama)]
            public sealed partial class Llama32;

            """.ReplaceLineEndings("\n"),
            run.Output);
        Assert.Contains("Llama32 fits", run.Error, StringComparison.Ordinal);
        Assert.Contains("there are no weights to compare with", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void BothSpellingsOfTheRotarySettingsAreTheSame()
    {
        JsonObject config = JsonNode.Parse(Llama)!.AsObject();
        JsonObject rope = config["rope_scaling"]!.DeepClone().AsObject();
        rope["rope_theta"] = 500000.0;
        config.Remove("rope_theta");
        config.Remove("rope_scaling");
        config["rope_parameters"] = rope;
        string expected = ToolRun.Of("import", Write(Llama)).Output;
        Assert.Equal(expected, ToolRun.Of("import", Write(config.ToJsonString())).Output);
    }

    [Theory]
    [InlineData("gemma3_text", "\"head_dim\": 256, \"num_attention_heads\": 4, \"num_key_value_heads\": 1, \"hidden_size\": 1152, \"intermediate_size\": 6912, \"num_hidden_layers\": 26, \"vocab_size\": 262144, \"query_pre_attn_scalar\": 256, \"sliding_window\": 512, \"sliding_window_pattern\": 6, \"rope_local_base_freq\": 10000, \"rope_theta\": 1000000", 999_885_952)]
    [InlineData("gemma2", "\"head_dim\": 256, \"num_attention_heads\": 8, \"num_key_value_heads\": 4, \"hidden_size\": 2304, \"intermediate_size\": 9216, \"num_hidden_layers\": 26, \"vocab_size\": 256000, \"attn_logit_softcapping\": 50.0, \"final_logit_softcapping\": 30.0", 2_614_341_888)]
    [InlineData("qwen3", "\"head_dim\": 128, \"num_attention_heads\": 16, \"num_key_value_heads\": 8, \"hidden_size\": 1024, \"intermediate_size\": 3072, \"num_hidden_layers\": 28, \"vocab_size\": 151936, \"tie_word_embeddings\": true", 596_049_920)]
    [InlineData("falcon", "\"n_head\": 71, \"hidden_size\": 4544, \"n_layer\": 32, \"vocab_size\": 65024, \"multi_query\": true, \"parallel_attn\": true", 6_921_720_704)]
    [InlineData("gpt2", "\"n_head\": 12, \"n_embd\": 768, \"n_layer\": 12, \"vocab_size\": 50257, \"n_positions\": 1024", 124_439_808)]
    [InlineData("opt", "\"num_attention_heads\": 16, \"hidden_size\": 1024, \"ffn_dim\": 4096, \"num_hidden_layers\": 24, \"vocab_size\": 50272, \"max_position_embeddings\": 2048, \"word_embed_proj_dim\": 512, \"do_layer_norm_before\": false", 331_196_416 - (2 * 1024))]
    [InlineData("mpt", "\"n_heads\": 32, \"d_model\": 4096, \"n_layers\": 32, \"vocab_size\": 50432, \"max_seq_len\": 2048, \"expansion_ratio\": 4, \"attn_config\": { \"alibi\": true, \"clip_qkv\": null }", 6_649_286_656)]
    [InlineData("gptj", "\"n_head\": 16, \"n_embd\": 4096, \"n_layer\": 28, \"vocab_size\": 50400, \"rotary_dim\": 64", 6_050_882_784)]
    [InlineData("granite", "\"num_attention_heads\": 32, \"num_key_value_heads\": 8, \"hidden_size\": 2048, \"intermediate_size\": 8192, \"num_hidden_layers\": 40, \"vocab_size\": 49155, \"tie_word_embeddings\": true, \"attention_multiplier\": 0.015625, \"embedding_multiplier\": 12.0, \"logits_scaling\": 8.0, \"residual_multiplier\": 0.22", 2_533_531_648)]
    [InlineData("starcoder2", "\"num_attention_heads\": 24, \"num_key_value_heads\": 2, \"hidden_size\": 3072, \"intermediate_size\": 12288, \"num_hidden_layers\": 30, \"vocab_size\": 49152, \"sliding_window\": 4096, \"use_bias\": true", 3_030_371_328)]
    [InlineData("stablelm", "\"num_attention_heads\": 32, \"num_key_value_heads\": 32, \"hidden_size\": 2048, \"intermediate_size\": 5632, \"num_hidden_layers\": 24, \"vocab_size\": 100352, \"use_qkv_bias\": true, \"partial_rotary_factor\": 0.25", 1_644_515_328)]
    [InlineData("bert", "\"num_attention_heads\": 12, \"hidden_size\": 768, \"intermediate_size\": 3072, \"num_hidden_layers\": 12, \"vocab_size\": 30522, \"architectures\": [\"BertModel\"]", 109_482_240)]
    [InlineData("roberta", "\"num_attention_heads\": 12, \"hidden_size\": 768, \"intermediate_size\": 3072, \"num_hidden_layers\": 12, \"vocab_size\": 50265, \"type_vocab_size\": 1, \"layer_norm_eps\": 1e-5, \"max_position_embeddings\": 514, \"architectures\": [\"RobertaForMaskedLM\"]", 124_697_433 - (2 * 768))]
    [InlineData("distilbert", "\"n_heads\": 12, \"dim\": 768, \"hidden_dim\": 3072, \"n_layers\": 6, \"vocab_size\": 30522, \"architectures\": [\"DistilBertModel\"]", 66_362_880)]
    [InlineData("distilbert", "\"n_heads\": 12, \"dim\": 768, \"hidden_dim\": 3072, \"n_layers\": 6, \"vocab_size\": 30522, \"id2label\": { \"0\": \"NEGATIVE\", \"1\": \"POSITIVE\" }, \"architectures\": [\"DistilBertForSequenceClassification\"]", 66_955_010)]
    [InlineData("mpnet", "\"num_attention_heads\": 12, \"hidden_size\": 768, \"intermediate_size\": 3072, \"num_hidden_layers\": 12, \"vocab_size\": 30527, \"layer_norm_eps\": 1e-5, \"max_position_embeddings\": 514, \"architectures\": [\"MPNetModel\"]", 108_894_336 + 590_592)]
    [InlineData("modernbert", "\"num_attention_heads\": 12, \"hidden_size\": 768, \"intermediate_size\": 1152, \"num_hidden_layers\": 22, \"vocab_size\": 50368, \"architectures\": [\"ModernBertForMaskedLM\"]", 149_655_232)]
    [InlineData("t5", "\"num_heads\": 6, \"d_model\": 512, \"d_kv\": 64, \"d_ff\": 1024, \"num_layers\": 8, \"vocab_size\": 32128, \"feed_forward_proj\": \"gated-gelu\", \"tie_word_embeddings\": false", 76_961_152)]
    [InlineData("mixtral", "\"num_attention_heads\": 32, \"num_key_value_heads\": 8, \"hidden_size\": 4096, \"intermediate_size\": 14336, \"num_hidden_layers\": 32, \"vocab_size\": 32000, \"num_local_experts\": 8, \"num_experts_per_tok\": 2, \"sliding_window\": null, \"rope_theta\": 1000000.0", 46_702_792_704)]
    [InlineData("qwen2_moe", "\"num_attention_heads\": 16, \"num_key_value_heads\": 16, \"hidden_size\": 2048, \"intermediate_size\": 5632, \"num_hidden_layers\": 24, \"vocab_size\": 151936, \"num_experts\": 60, \"num_experts_per_tok\": 4, \"moe_intermediate_size\": 1408, \"shared_expert_intermediate_size\": 5632, \"norm_topk_prob\": false", 14_315_784_192)]
    [InlineData("gpt_oss", "\"num_attention_heads\": 64, \"num_key_value_heads\": 8, \"head_dim\": 64, \"hidden_size\": 2880, \"intermediate_size\": 2880, \"num_hidden_layers\": 24, \"vocab_size\": 201088, \"num_local_experts\": 32, \"num_experts_per_tok\": 4, \"sliding_window\": 128, \"rope_theta\": 150000, \"rope_scaling\": { \"rope_type\": \"yarn\", \"factor\": 32.0, \"original_max_position_embeddings\": 4096, \"truncate\": false }", 20_914_757_184)]
    [InlineData("deepseek_v2", "\"num_attention_heads\": 16, \"num_key_value_heads\": 16, \"hidden_size\": 2048, \"intermediate_size\": 10944, \"num_hidden_layers\": 27, \"vocab_size\": 102400, \"kv_lora_rank\": 512, \"q_lora_rank\": null, \"qk_rope_head_dim\": 64, \"qk_nope_head_dim\": 128, \"v_head_dim\": 128, \"n_routed_experts\": 64, \"n_shared_experts\": 2, \"num_experts_per_tok\": 6, \"moe_intermediate_size\": 1408, \"first_k_dense_replace\": 1, \"topk_method\": \"greedy\", \"n_group\": 1, \"topk_group\": 1, \"norm_topk_prob\": false", 15_706_484_224)]
    [InlineData("deepseek_v3", "\"num_attention_heads\": 128, \"num_key_value_heads\": 128, \"hidden_size\": 7168, \"intermediate_size\": 18432, \"num_hidden_layers\": 61, \"vocab_size\": 129280, \"kv_lora_rank\": 512, \"q_lora_rank\": 1536, \"qk_rope_head_dim\": 64, \"qk_nope_head_dim\": 128, \"v_head_dim\": 128, \"n_routed_experts\": 256, \"n_shared_experts\": 1, \"num_experts_per_tok\": 8, \"moe_intermediate_size\": 2048, \"first_k_dense_replace\": 3, \"topk_method\": \"noaux_tc\", \"scoring_func\": \"sigmoid\", \"n_group\": 8, \"topk_group\": 4", 671_026_419_200)]
    [InlineData("gpt_neo", "\"num_heads\": 12, \"hidden_size\": 768, \"num_layers\": 12, \"vocab_size\": 50257, \"attention_types\": [[[\"global\", \"local\"], 6]]", 125_198_592)]
    [InlineData("olmo", "\"num_attention_heads\": 16, \"hidden_size\": 2048, \"intermediate_size\": 8192, \"num_hidden_layers\": 16, \"vocab_size\": 50304, \"tie_word_embeddings\": true, \"clip_qkv\": null", 1_176_764_416)]
    [InlineData("albert", "\"num_attention_heads\": 12, \"hidden_size\": 768, \"embedding_size\": 128, \"intermediate_size\": 3072, \"num_hidden_layers\": 12, \"vocab_size\": 30000, \"architectures\": [\"AlbertModel\"]", 11_683_584)]
    [InlineData("m2m_100", "\"d_model\": 1024, \"encoder_layers\": 12, \"decoder_layers\": 12, \"encoder_attention_heads\": 16, \"decoder_attention_heads\": 16, \"encoder_ffn_dim\": 4096, \"decoder_ffn_dim\": 4096, \"vocab_size\": 128112", 483_905_536)]
    [InlineData("olmoe", "\"num_attention_heads\": 16, \"hidden_size\": 2048, \"intermediate_size\": 1024, \"num_hidden_layers\": 16, \"vocab_size\": 50304, \"num_experts\": 64, \"num_experts_per_tok\": 8, \"norm_topk_prob\": false, \"clip_qkv\": null", 6_919_161_856)]
    [InlineData("granitemoe", "\"num_attention_heads\": 16, \"num_key_value_heads\": 8, \"hidden_size\": 1024, \"intermediate_size\": 512, \"num_hidden_layers\": 24, \"vocab_size\": 49155, \"num_local_experts\": 32, \"num_experts_per_tok\": 8, \"tie_word_embeddings\": true, \"attention_multiplier\": 0.015625, \"embedding_multiplier\": 12.0, \"logits_scaling\": 6.0, \"residual_multiplier\": 0.22", 1_334_628_352)]
    [InlineData("glm4_moe", "\"num_attention_heads\": 96, \"num_key_value_heads\": 8, \"head_dim\": 128, \"hidden_size\": 4096, \"intermediate_size\": 10944, \"num_hidden_layers\": 46, \"vocab_size\": 151552, \"n_routed_experts\": 128, \"n_shared_experts\": 1, \"num_experts_per_tok\": 8, \"moe_intermediate_size\": 1408, \"first_k_dense_replace\": 1, \"n_group\": 1, \"topk_group\": 1, \"norm_topk_prob\": true, \"routed_scaling_factor\": 1.0, \"use_qk_norm\": false, \"attention_bias\": true, \"partial_rotary_factor\": 0.5", 106_852_251_264)]
    [InlineData("smollm3", "\"num_attention_heads\": 16, \"num_key_value_heads\": 4, \"hidden_size\": 2048, \"intermediate_size\": 11008, \"num_hidden_layers\": 36, \"vocab_size\": 128256, \"no_rope_layer_interval\": 4, \"rope_theta\": 5000000.0, \"tie_word_embeddings\": true", 3_075_098_624)]
    [InlineData("cohere2", "\"num_attention_heads\": 32, \"num_key_value_heads\": 8, \"hidden_size\": 4096, \"intermediate_size\": 14336, \"num_hidden_layers\": 32, \"vocab_size\": 256000, \"sliding_window\": 4096, \"sliding_window_pattern\": 4, \"logit_scale\": 0.25, \"rope_theta\": 50000", 8_028_033_024)]
    [InlineData("minicpm", "\"num_attention_heads\": 36, \"num_key_value_heads\": 36, \"hidden_size\": 2304, \"intermediate_size\": 5760, \"num_hidden_layers\": 40, \"vocab_size\": 122753, \"scale_emb\": 12, \"scale_depth\": 1.4, \"dim_model_base\": 256, \"tie_word_embeddings\": true", 2_724_880_896)]
    [InlineData("mpnet", "\"num_attention_heads\": 12, \"hidden_size\": 768, \"intermediate_size\": 3072, \"num_hidden_layers\": 12, \"vocab_size\": 30527, \"max_position_embeddings\": 514, \"layer_norm_eps\": 1e-05, \"architectures\": [\"MPNetForQuestionAnswering\"]", 108_894_336)]
    public void ConfigurationsOfPublishedModelsHaveTheirParameters(string type, string settings, long parameters)
    {
        ToolRun run = ToolRun.Of("import", Write($"{{ \"model_type\": \"{type}\", {settings} }}"));
        Assert.Equal(0, run.Code);
        Assert.Contains($": {parameters:N0} parameters.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderIsCalledTheSameWithASeparatorBehindIt()
    {
        string folder = Path.GetDirectoryName(Write(Llama))!;
        Assert.Equal(ToolRun.Of("import", folder).Output, ToolRun.Of("import", folder + Path.DirectorySeparatorChar).Output);
    }

    [Fact]
    public void WhatAFileIsWrittenToIsNotPrinted()
    {
        string file = _folder.File("Model.cs");
        ToolRun run = ToolRun.Of("import", Write(Llama), "--output", file);
        Assert.Equal(0, run.Code);
        Assert.Equal("", run.Error);
        Assert.DoesNotContain("[Transformer", run.Output, StringComparison.Ordinal);
        Assert.Equal(ToolRun.Of("import", Write(Llama)).Output, File.ReadAllText(file));
        Assert.Contains("1,235,814,400 parameters", ToolRun.Of("plan", file).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryDifferenceFromTheWeightsIsTold()
    {
        using ReferenceCase reference = ReferenceCase.Open("parity/llama");
        File.Copy(Path.Combine(reference.Folder, "model.safetensors"), _folder.File("model.safetensors"));
        JsonObject config = JsonNode.Parse(File.ReadAllText(Path.Combine(reference.Folder, "config.json")))!.AsObject();
        config["num_hidden_layers"] = 2;
        config["intermediate_size"] = 96;
        Write(config.ToJsonString());
        ToolRun run = ToolRun.Of("import", _folder.Path);
        Assert.Equal(1, run.Code);
        Assert.Contains("does not fit", run.Error, StringComparison.Ordinal);
        Assert.Contains("'model.layers.0.mlp.down_proj.weight': expected [64 × 96], found [64 × 112]", run.Error, StringComparison.Ordinal);
        Assert.Contains("'model.layers.2.mlp.down_proj.weight': found F32 [64 × 112], which the declaration has no place for", run.Error, StringComparison.Ordinal);
        Assert.Contains("Layers = 2", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"model_type\": \"llama\"", "\"model_type\": \"rwkv\"", "is of the family 'rwkv', which importing does not know. It knows: ")]
    [InlineData("\"model_type\": \"llama\",", "", "does not say 'model_type'")]
    [InlineData("\"hidden_size\": 2048,", "", "does not say 'hidden_size', which the declaration needs")]
    [InlineData("\"hidden_size\": 2048,", "\"hidden_size\": -1,", "'hidden_size' must be a whole number from 1 to 16,777,216 and is -1")]
    [InlineData("\"hidden_size\": 2048,", "\"hidden_size\": \"big\",", "'hidden_size' must be a whole number from 1 to 16,777,216 and is 'big'")]
    [InlineData("\"hidden_size\": 2048,", "\"hidden_size\": [2048, 1024],", "'hidden_size' differs from layer to layer")]
    [InlineData("\"hidden_act\": \"silu\",", "\"hidden_act\": \"mish\",", "'hidden_act' is 'mish', which is no activation that a declaration has")]
    [InlineData("\"rope_type\": \"llama3\"", "\"rope_type\": \"spiral\"", "'rope_scaling.rope_type' is 'spiral', and [RotaryScaling] has linear")]
    [InlineData("\"factor\": 32.0,", "", "'rope_scaling.factor' is missing")]
    [InlineData("\"rope_theta\": 500000.0,", "\"rope_theta\": 1e999,", "'rope_theta' must be a finite number")]
    [InlineData("\"rope_theta\": 500000.0,", "\"rope_theta\": -5,", "MG")]
    [InlineData("\"tie_word_embeddings\": true,", "\"tie_word_embeddings\": 3,", "'tie_word_embeddings' must be true or false and is 3")]
    [InlineData("\"tie_word_embeddings\": true,", "\"attn_logit_softcapping\": 50.0,", "'attn_logit_softcapping' is 50, which importing cannot express for models of the family 'llama'")]
    [InlineData("\"tie_word_embeddings\": true,", "\"quantization_config\": { \"quant_method\": \"awq\" },", "'quantization_config' says that weights are quantised")]
    [InlineData("\"tie_word_embeddings\": true,", "\"layer_types\": [\"linear_attention\"],", "'layer_types' is ['linear_attention']")]
    [InlineData("\"tie_word_embeddings\": true,", "\"tie_word_embeddings\": true,,", "is not valid JSON")]
    public void WhatCannotBeExpressedIsNamed(string written, string instead, string message)
    {
        ToolRun run = ToolRun.Of("import", Write(Llama.Replace(written, instead, StringComparison.Ordinal)));
        Assert.Equal(1, run.Code);
        Assert.Empty(run.Output);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsMissingOrNoNameIsRefused()
    {
        Assert.Contains("There is no file or directory", ToolRun.Of("import", _folder.File("none")).Error, StringComparison.Ordinal);
        Assert.Contains("has no model.safetensors", ToolRun.Of("import", _folder.Path).Error, StringComparison.Ordinal);
        Assert.Contains("'1st' is no name for a class", ToolRun.Of("import", Write(Llama), "--name", "1st").Error, StringComparison.Ordinal);
        Assert.Contains("'My..Models' is no name for a namespace", ToolRun.Of("import", Write(Llama), "--namespace", "My..Models").Error, StringComparison.Ordinal);
        File.WriteAllText(_folder.File("config.json"), "[]");
        Assert.Contains("a configuration must be a JSON object", ToolRun.Of("import", _folder.Path).Error, StringComparison.Ordinal);
    }

    public static TheoryData<string> Hostile => [.. SharedData.Files("hostile/gguf", "*.gguf").DefaultIfEmpty("files")];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void HostileFilesGetOneLine(string name)
    {
        ToolRun run = ToolRun.Of("import", SharedData.Path("hostile/gguf/" + name));
        Assert.Equal(1, run.Code);
        Assert.Empty(run.Output);
        Assert.StartsWith("modelgen: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    private string Write(string config)
    {
        string path = _folder.File("config.json");
        File.WriteAllText(path, config);
        return path;
    }
}
