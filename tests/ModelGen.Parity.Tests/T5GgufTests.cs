using System.Text.Json;
using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>GGUF files of T5, as llama.cpp's convert_hf_to_gguf.py writes them from the checkpoints of Hugging Face.</summary>
public sealed class T5GgufTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("modelgen-gguf-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("t5")]
    [InlineData("flan-t5-like")]
    public void Logits_are_those_of_the_reference(string name)
    {
        using ReferenceCase reference = ReferenceCase.Open("parity/" + name);
        string path = Write(reference, "t5");
        using ISequenceToSequence model = name == "t5" ? TinyT5.Load(path) : TinyFlanT5.Load(path);
        for (int i = 0; i < reference.Sequences; i++)
        {
            int[] target = reference.Integers($"target.{i}");
            using SequenceToSequenceSession session = model.CreateSession(source: 64, capacity: target.Length);
            Compare.Close(reference.Floats($"encoded.{i}"), session.Encode(reference.Integers($"source.{i}")), reference.Tolerance, $"states of source {i}");
            Compare.Close(reference.Floats($"logits.{i}"), session.ForwardAll(target), reference.Tolerance, $"logits of target {i}");
        }
    }

    [Fact]
    public void The_encoder_alone_has_an_architecture_of_its_own()
    {
        using ReferenceCase reference = ReferenceCase.Open("parity/t5");
        using T5EncoderModel model = T5EncoderModel.Load(Write(reference, "t5encoder"));
        using EncoderSession session = model.CreateSession(tokens: 64);
        Compare.Close(reference.Floats("encoded.1"), session.Encode(reference.Integers("source.1")), reference.Tolerance, "states");
        ModelMismatchException error = Assert.Throws<ModelMismatchException>(() => TinyT5.Load(Path.Combine(_folder, "model.gguf")));
        Assert.Contains(error.Differences, difference => difference.Contains("architecture: declared 't5', found 't5encoder'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("t5.decoder_block_count", 3u, "layers of the decoder: declared 2, found 3")]
    [InlineData("t5.attention.relative_buckets_count", 16u, "buckets of distances: declared 32, found 16")]
    [InlineData("t5.attention.key_length", 32u, "head size: declared 16, found 32")]
    public void Metadata_that_contradict_the_declaration_are_named(string key, uint value, string expected)
    {
        using ReferenceCase reference = ReferenceCase.Open("parity/t5");
        string path = Write(reference, "t5", metadata => metadata[key] = value);
        ModelMismatchException error = Assert.Throws<ModelMismatchException>(() => TinyT5.Load(path));
        Assert.Contains(expected, Assert.Single(error.Differences), StringComparison.Ordinal);
    }

    private string Write(ReferenceCase reference, string architecture, Action<Dictionary<string, object>>? change = null)
    {
        using JsonDocument config = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(reference.Folder, "config.json")));
        using SafetensorsFile file = SafetensorsFile.Open(Path.Combine(reference.Folder, "model.safetensors"));
        uint Size(string key) => config.RootElement.GetProperty(key).GetUInt32();
        Dictionary<string, object> metadata = new()
        {
            ["general.architecture"] = architecture,
            [architecture + ".context_length"] = 512u,
            [architecture + ".embedding_length"] = Size("d_model"),
            [architecture + ".feed_forward_length"] = Size("d_ff"),
            [architecture + ".block_count"] = Size("num_layers"),
            [architecture + ".attention.head_count"] = Size("num_heads"),
            [architecture + ".attention.key_length"] = Size("d_kv"),
            [architecture + ".attention.value_length"] = Size("d_kv"),
            [architecture + ".attention.relative_buckets_count"] = Size("relative_attention_num_buckets"),
            [architecture + ".attention.layer_norm_epsilon"] = (float)config.RootElement.GetProperty("layer_norm_epsilon").GetDouble(),
            [architecture + ".attention.layer_norm_rms_epsilon"] = (float)config.RootElement.GetProperty("layer_norm_epsilon").GetDouble(),
        };
        if (architecture == "t5")
        {
            metadata["t5.decoder_block_count"] = Size("num_decoder_layers");
            metadata["t5.decoder_start_token_id"] = Size("decoder_start_token_id");
        }

        change?.Invoke(metadata);
        string path = Path.Combine(_folder, "model.gguf");
        GgufTensorData[] tensors =
        [
            .. file.Tensors
                .Select(tensor => (NameOf(tensor.Name), tensor))
                .Where(pair => pair.Item1 is { } name && (architecture == "t5" || !name.StartsWith("dec.", StringComparison.Ordinal)))
                .Select(pair => new GgufTensorData(pair.Item1!, [.. pair.tensor.Shape.Select(size => (int)size)], file.ReadFloats(pair.tensor.Name))),
        ];
        File.WriteAllBytes(path, GgufData.Write(metadata, tensors));
        return path;
    }

    /// <summary>The name in gguf-py's table, or null for a second copy of the embedding, which the converter leaves out.</summary>
    private static string? NameOf(string name)
    {
        if (name.Contains("embed_tokens", StringComparison.Ordinal) || name == "lm_head.weight")
        {
            return null;
        }

        if (name == "shared.weight")
        {
            return "token_embd.weight";
        }

        bool isDecoder = name.StartsWith("decoder.", StringComparison.Ordinal);
        string stack = isDecoder ? "dec" : "enc";
        (string, string)[] table =
        [
            (".layer.0.SelfAttention.relative_attention_bias", ".attn_rel_b"),
            (".layer.0.SelfAttention.", ".attn_"),
            (".layer.0.layer_norm", ".attn_norm"),
            (".layer.1.EncDecAttention.", ".cross_attn_"),
            (".layer.1.layer_norm", isDecoder ? ".cross_attn_norm" : ".ffn_norm"),
            (".layer.2.layer_norm", ".ffn_norm"),
            (".layer.1.DenseReluDense.", ".layer.2.DenseReluDense."),
            (".layer.2.DenseReluDense.wi_0", ".ffn_gate"),
            (".layer.2.DenseReluDense.wi_1", ".ffn_up"),
            (".layer.2.DenseReluDense.wi", ".ffn_up"),
            (".layer.2.DenseReluDense.wo", ".ffn_down"),
            ("final_layer_norm", "output_norm"),
            (isDecoder ? "decoder.block." : "encoder.block.", stack + ".blk."),
            (isDecoder ? "decoder." : "encoder.", stack + "."),
        ];
        return table.Aggregate(name, (old, pair) => old.Replace(pair.Item1, pair.Item2, StringComparison.Ordinal));
    }
}
