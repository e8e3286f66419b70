using System.Text.Json.Nodes;
using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>The encoder of an encoder-decoder is a model of its own, which reads the checkpoint of both.</summary>
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

    private static void Check(ReferenceCase reference, IEncoder model)
    {
        using EncoderSession session = model.CreateSession(tokens: 64);
        for (int i = 0; i < reference.Sequences; i++)
        {
            Compare.Close(reference.Floats($"encoded.{i}"), session.Encode(reference.Integers($"source.{i}")), reference.Tolerance, $"states of source {i}");
        }
    }
}
