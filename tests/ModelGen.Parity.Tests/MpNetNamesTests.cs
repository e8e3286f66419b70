using System.Text.Json.Nodes;
using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>Checkpoints of MPNet, by the names of its modules (Hugging Face models/mpnet).</summary>
public sealed class MpNetNamesTests
{
    private const int Hidden = 64;

    [Theory]
    [InlineData("mpnet.")]
    [InlineData("")]
    public void A_checkpoint_is_read(string prefix)
    {
        using WrittenCheckpoint checkpoint = Write(prefix, Config());
        using TinyMpNet model = TinyMpNet.Load(checkpoint.Folder);
        using EncoderSession session = model.CreateSession(40);
        Assert.All(session.Encode([.. Enumerable.Range(3, 40)]).ToArray(), state => Assert.True(float.IsFinite(state)));

        // Biases of distances are not positions: another order of the same tokens gives other states, and so do other biases.
        float[] logits = session.Logits.ToArray();
        session.Encode([.. Enumerable.Range(3, 40).Reverse()]);
        Assert.NotEqual(logits, session.Logits.ToArray());
    }

    [Theory]
    [InlineData("max_position_embeddings", "128", "context and offset: declared 130, found 128")]
    [InlineData("relative_attention_num_buckets", "64", "buckets of distances: declared 32, found 64")]
    [InlineData("model_type", "\"roberta\"", "architecture: declared 'mpnet', found 'roberta'")]
    public void A_setting_that_differs_is_named(string key, string value, string expected)
    {
        JsonObject config = Config();
        config[key] = JsonNode.Parse(value);
        using WrittenCheckpoint checkpoint = Write("mpnet.", config);
        ModelMismatchException error = Assert.Throws<ModelMismatchException>(() => TinyMpNet.Load(checkpoint.Folder));
        Assert.Contains(error.Differences, difference => difference.Contains(expected, StringComparison.Ordinal));
    }

    private static WrittenCheckpoint Write(string prefix, JsonObject config)
    {
        WrittenCheckpoint checkpoint = new();
        checkpoint.Add(prefix + "embeddings.word_embeddings.weight", 200, Hidden);
        checkpoint.Add(prefix + "embeddings.position_embeddings.weight", 130, Hidden);
        checkpoint.Norm(prefix + "embeddings.LayerNorm", Hidden);
        checkpoint.Add(prefix + "encoder.relative_attention_bias.weight", 32, 4);
        checkpoint.Linear(prefix + "pooler.dense", Hidden, Hidden);
        for (int i = 0; i < 2; i++)
        {
            string layer = $"{prefix}encoder.layer.{i}.";
            foreach (string projection in new[] { "q", "k", "v", "o" })
            {
                checkpoint.Linear($"{layer}attention.attn.{projection}", Hidden, Hidden);
            }

            checkpoint.Norm(layer + "attention.LayerNorm", Hidden);
            checkpoint.Linear(layer + "intermediate.dense", 112, Hidden);
            checkpoint.Linear(layer + "output.dense", Hidden, 112);
            checkpoint.Norm(layer + "output.LayerNorm", Hidden);
        }

        checkpoint.Linear("lm_head.dense", Hidden, Hidden);
        checkpoint.Norm("lm_head.layer_norm", Hidden);
        checkpoint.Add("lm_head.bias", 200);
        checkpoint.Write(config);
        return checkpoint;
    }

    private static JsonObject Config() => JsonNode.Parse("""
        {
          "model_type": "mpnet", "num_hidden_layers": 2, "hidden_size": 64, "intermediate_size": 112, "vocab_size": 200, "max_position_embeddings": 130, "num_attention_heads": 4, "hidden_act": "gelu",
          "layer_norm_eps": 1e-05, "relative_attention_num_buckets": 32
        }
        """)!.AsObject();
}
