using System.Text.Json.Nodes;
using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>Checkpoints of GPT-Neo, by the names of its modules (Hugging Face models/gpt_neo).</summary>
public sealed class GptNeoNamesTests
{
    [Fact]
    public void A_checkpoint_is_read()
    {
        using WrittenCheckpoint checkpoint = Write(Config());
        using TinyGptNeo model = TinyGptNeo.Load(checkpoint.Folder);
        using DecoderSession session = model.CreateSession(20);
        Assert.All(session.ForwardAll([.. Enumerable.Range(3, 20)]).ToArray(), logit => Assert.True(float.IsFinite(logit)));
    }

    [Theory]
    [InlineData("attention_layers", """["local", "global", "local"]""", "kind of layer 0: declared 'global', found 'local'")]
    [InlineData("window_size", "16", "attention window: declared 8, found 16")]
    [InlineData("activation_function", "\"gelu\"", "activation: declared 'gelu_pytorch_tanh' or 'gelu_new' or 'gelu_fast', found 'gelu'")]
    [InlineData("intermediate_size", "128", "feed-forward size: declared 256, found 128")]
    [InlineData("num_heads", "8", "heads: declared 4, found 8")]
    [InlineData("model_type", "\"gpt2\"", "architecture: declared 'gpt_neo', found 'gpt2'")]
    public void A_setting_that_differs_is_named(string key, string value, string expected)
    {
        JsonObject config = Config();
        config[key] = JsonNode.Parse(value);
        using WrittenCheckpoint checkpoint = Write(config);
        ModelMismatchException error = Assert.Throws<ModelMismatchException>(() => TinyGptNeo.Load(checkpoint.Folder));
        Assert.Contains(error.Differences, difference => difference.Contains(expected, StringComparison.Ordinal));
    }

    private static WrittenCheckpoint Write(JsonObject config)
    {
        WrittenCheckpoint checkpoint = new();
        checkpoint.Add("transformer.wte.weight", 200, 64);
        checkpoint.Add("transformer.wpe.weight", 128, 64);
        checkpoint.Norm("transformer.ln_f", 64);
        for (int i = 0; i < 3; i++)
        {
            string layer = $"transformer.h.{i}.";
            checkpoint.Norm(layer + "ln_1", 64);
            checkpoint.Norm(layer + "ln_2", 64);
            checkpoint.Add(layer + "attn.attention.bias", 1, 1, 128, 128);
            foreach (string projection in new[] { "k_proj", "v_proj", "q_proj", "out_proj" })
            {
                checkpoint.Linear($"{layer}attn.attention.{projection}", 64, 64, bias: projection == "out_proj");
            }

            checkpoint.Linear(layer + "mlp.c_fc", 256, 64);
            checkpoint.Linear(layer + "mlp.c_proj", 64, 256);
        }

        checkpoint.Write(config);
        return checkpoint;
    }

    private static JsonObject Config() => JsonNode.Parse("""
        {
          "model_type": "gpt_neo", "num_layers": 3, "hidden_size": 64, "intermediate_size": null, "vocab_size": 200, "max_position_embeddings": 128, "num_heads": 4, "window_size": 8,
          "attention_layers": ["global", "local", "global"], "attention_types": [[["global", "local"], 1], [["global"], 1]], "activation_function": "gelu_new", "layer_norm_epsilon": 1e-05
        }
        """)!.AsObject();
}
