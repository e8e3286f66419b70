using System.Text.Json.Nodes;
using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>The encoder of an encoder-decoder is a model of its own, which reads the checkpoint of both; so are the layers of a decoder without its head.</summary>
public sealed class EncoderAloneTests
{
    [Fact]
    public void The_encoder_of_T5_gives_the_states_of_the_reference()
    {
        using ReferenceCase reference = ReferenceCase.Open("parity/t5");
        using T5EncoderModel model = T5EncoderModel.Load(reference.Folder);
        Check(reference, model);
    }

    [Fact]
    public void The_encoder_of_Flan_T5_gives_the_states_of_the_reference()
    {
        using ReferenceCase reference = ReferenceCase.Open("parity/flan-t5-like");
        using FlanT5EncoderModel model = FlanT5EncoderModel.Load(reference.Folder);
        Check(reference, model);
    }

    [Fact]
    public void Layers_that_the_encoder_has_not_are_refused()
    {
        using ReferenceCase reference = ReferenceCase.Open("parity/t5");
        string folder = Directory.CreateTempSubdirectory("modelgen-").FullName;
        try
        {
            JsonObject config = JsonNode.Parse(File.ReadAllText(Path.Combine(reference.Folder, "config.json")))!.AsObject();
            config["num_layers"] = 3;
            File.WriteAllText(Path.Combine(folder, "config.json"), config.ToJsonString());
            File.Copy(Path.Combine(reference.Folder, "model.safetensors"), Path.Combine(folder, "model.safetensors"));
            ModelMismatchException error = Assert.Throws<ModelMismatchException>(() => T5EncoderModel.Load(folder));
            Assert.Contains(error.Differences, difference => difference.Contains("layers of the encoder: declared 2, found 3", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_layers_of_Qwen_3_give_the_states_of_its_decoder(bool isBare)
    {
        using ReferenceCase reference = ReferenceCase.Open("parity/qwen3");
        using WrittenCheckpoint bare = new();
        if (isBare)
        {
            // As models for embeddings are stored: without the head, and without the prefix of what has one.
            bare.CopyOf(reference.Folder, name => name == "lm_head.weight" ? null : name.Replace("model.", "", StringComparison.Ordinal));
        }

        using TinyQwen3Embedding model = TinyQwen3Embedding.Load(isBare ? bare.Folder : reference.Folder);
        using TinyQwen3 decoder = TinyQwen3.Load(reference.Folder);
        using EncoderSession session = model.CreateSession(tokens: 64);
        for (int i = 0; i < reference.Sequences; i++)
        {
            int[] tokens = reference.Tokens(i);
            using DecoderSession expected = decoder.CreateSession(tokens.Length);
            expected.ForwardAll(tokens);
            Compare.Close(expected.Hidden, session.Encode(tokens), 1e-5, $"states of text {i}");
        }
    }

    private static void Check(ReferenceCase reference, IEncoder model)
    {
        using EncoderSession session = model.CreateSession(tokens: 64);
        for (int i = 0; i < reference.Sequences; i++)
        {
            Compare.Close(reference.Floats($"encoded.{i}"), session.Encode(reference.Integers($"source.{i}")), reference.Tolerance, $"states of source {i}");
        }
    }
}
