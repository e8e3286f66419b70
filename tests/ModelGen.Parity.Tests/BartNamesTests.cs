using System.Text.Json.Nodes;
using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>Checkpoints of BART and of what was built on it, by the names of their modules (Hugging Face models/bart, models/mbart, models/pegasus, models/m2m_100).</summary>
public sealed class BartNamesTests
{
    private const int Vocabulary = 200;
    private const int Hidden = 64;
    private const int FeedForward = 112;
    private const int Layers = 2;

    private static readonly Dictionary<string, Func<string, ISequenceToSequence>> Families = new()
    {
        ["bart"] = folder => TinyBart.Load(folder),
        ["mbart"] = folder => TinyMBart.Load(folder),
        ["pegasus"] = folder => TinyPegasus.Load(folder),
        ["m2m_100"] = folder => TinyM2M100.Load(folder),
    };

    public static TheoryData<string> Names => [.. Families.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_checkpoint_is_read(string family)
    {
        using WrittenCheckpoint checkpoint = Write(family, Config(family));
        using ISequenceToSequence model = Families[family](checkpoint.Folder);
        using SequenceToSequenceSession session = model.CreateSession(source: 5, capacity: 3);
        session.Encode([3, 4, 5, 6, 2]);
        Assert.All(session.Forward([2, 0, 7]).ToArray(), logit => Assert.True(float.IsFinite(logit)));
    }

    [Theory]
    [InlineData("bart", "model_type", "\"pegasus\"", "architecture: declared 'bart' or 'mbart' or 'plbart', found 'pegasus'")]
    [InlineData("pegasus", "model_type", "\"m2m_100\"", "architecture: declared 'pegasus', found 'm2m_100'")]
    [InlineData("m2m_100", "model_type", "\"pegasus\"", "architecture: declared 'm2m_100', found 'pegasus'")]
    [InlineData("bart", "scale_embedding", "true", "embedding scaled by √hidden: declared false, found true")]
    [InlineData("mbart", "encoder_layers", "3", "layers of the encoder: declared 2, found 3")]
    [InlineData("pegasus", "activation_function", "\"gelu\"", "activation: declared 'relu', found 'gelu'")]
    [InlineData("bart", "max_position_embeddings", "64", "context: declared 128, found 64")]
    public void A_setting_that_differs_is_named(string family, string key, string value, string expected)
    {
        JsonObject config = Config(family);
        config[key] = JsonNode.Parse(value);
        using WrittenCheckpoint checkpoint = Write(family, config);
        ModelMismatchException error = Assert.Throws<ModelMismatchException>(() => Families[family](checkpoint.Folder));
        Assert.Contains(error.Differences, difference => difference.Contains(expected, StringComparison.Ordinal));
    }

    /// <summary>Norms before the branches, and the one after the last, are tensors that BART does not have.</summary>
    [Fact]
    public void The_checkpoint_of_a_relative_is_refused()
    {
        using WrittenCheckpoint checkpoint = Write("mbart", Config("mbart"));
        ModelMismatchException error = Assert.Throws<ModelMismatchException>(() => TinyBart.Load(checkpoint.Folder));
        Assert.Contains(error.Differences, difference => difference.Contains("'model.encoder.layer_norm.weight': found F32 [64], which the declaration has no place for", StringComparison.Ordinal));
    }

    private static WrittenCheckpoint Write(string family, JsonObject config)
    {
        bool isLearned = family is "bart" or "mbart";
        WrittenCheckpoint checkpoint = new();
        checkpoint.Add("model.shared.weight", Vocabulary, Hidden);
        checkpoint.Add("lm_head.weight", Vocabulary, Hidden);
        if (family != "m2m_100")
        {
            checkpoint.Add("final_logits_bias", 1, Vocabulary);
        }

        foreach (string stack in new[] { "model.encoder", "model.decoder" })
        {
            checkpoint.Add(stack + ".embed_tokens.weight", Vocabulary, Hidden);
            checkpoint.Add(stack + ".embed_positions.weight", isLearned ? 130 : 128, Hidden);
            if (isLearned)
            {
                checkpoint.Norm(stack + ".layernorm_embedding", Hidden);
            }

            if (family != "bart")
            {
                checkpoint.Norm(stack + ".layer_norm", Hidden);
            }

            for (int i = 0; i < Layers; i++)
            {
                string layer = $"{stack}.layers.{i}.";
                foreach (string attention in stack == "model.encoder" ? ["self_attn"] : new[] { "self_attn", "encoder_attn" })
                {
                    foreach (string projection in new[] { "k_proj", "v_proj", "q_proj", "out_proj" })
                    {
                        checkpoint.Linear($"{layer}{attention}.{projection}", Hidden, Hidden);
                    }

                    checkpoint.Norm($"{layer}{attention}_layer_norm", Hidden);
                }

                checkpoint.Linear(layer + "fc1", FeedForward, Hidden);
                checkpoint.Linear(layer + "fc2", Hidden, FeedForward);
                checkpoint.Norm(layer + "final_layer_norm", Hidden);
            }
        }

        checkpoint.Write(config);
        return checkpoint;
    }

    private static JsonObject Config(string family)
    {
        JsonObject config = new()
        {
            ["model_type"] = family,
            ["vocab_size"] = Vocabulary,
            ["d_model"] = Hidden,
            ["max_position_embeddings"] = 128,
            ["activation_function"] = family is "bart" or "mbart" ? "gelu" : "relu",
            ["scale_embedding"] = family != "bart",
            ["num_hidden_layers"] = Layers,
            ["is_encoder_decoder"] = true,
            ["decoder_start_token_id"] = 2,
            ["tie_word_embeddings"] = true,
        };
        foreach (string stack in new[] { "encoder", "decoder" })
        {
            config[stack + "_layers"] = Layers;
            config[stack + "_attention_heads"] = 4;
            config[stack + "_ffn_dim"] = FeedForward;
        }

        return config;
    }
}
