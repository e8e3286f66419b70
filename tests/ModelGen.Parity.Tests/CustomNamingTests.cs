using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>Checkpoints of families that ModelGen has no name for: the names and the storage are declared, and the results are those of the reference.</summary>
public sealed class CustomNamingTests : IDisposable
{
    private const string Case = "parity/llama-gqa-tied";

    private readonly string _folder = Directory.CreateTempSubdirectory("modelgen-names-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void NamedRoleByRole()
    {
        using ReferenceCase reference = ReferenceCase.Open("parity/gpt2");
        using Gpt2ByNames model = Gpt2ByNames.Load(reference.Folder);
        using TinyGpt2 family = TinyGpt2.Load(reference.Folder);
        AssertReference(reference, model);
        AssertSame(reference, family, model);
    }

    [Theory]
    [InlineData("gpt-neox")]
    [InlineData("falcon-40b-like")]
    [InlineData("glm4")]
    [InlineData("olmo2")]
    [InlineData("gemma2")]
    [InlineData("gemma3")]
    [InlineData("mixtral")]
    [InlineData("gpt-oss")]
    public void AFamilyByNamesIsTheFamilyByItsNaming(string name)
    {
        using ReferenceCase reference = ReferenceCase.Open("parity/" + name);
        using IDecoder family = Decoders.Load(reference, "parity/" + name);
        using IDecoder model = name switch
        {
            "gpt-neox" => GptNeoXByNames.Load(reference.Folder),
            "mixtral" => MixtralByNames.Load(reference.Folder),
            "gpt-oss" => GptOssByNames.Load(reference.Folder),
            "falcon-40b-like" => FalconByNames.Load(reference.Folder),
            "glm4" => Glm4ByNames.Load(reference.Folder),
            "gemma2" => Gemma2ByNames.Load(reference.Folder),
            "gemma3" => Gemma3ByNames.Load(reference.Folder),
            _ => Olmo2ByNames.Load(reference.Folder),
        };
        AssertReference(reference, model);
        AssertSame(reference, family, model);
    }

    [Theory]
    [InlineData("Blocks", "GateFirst", false)]
    [InlineData("PerKeyValueGroup", "Interleaved", true)]
    [InlineData("Blocks", "UpFirst", true)]
    public void StoredInAnyWayTheResultsAreTheSame(string queryKeyValue, string gateUp, bool transposed)
    {
        using ReferenceCase reference = ReferenceCase.Open(Case);
        WriteStrange(reference.Folder, queryKeyValue, gateUp, transposed);
        using IDecoder model = (queryKeyValue, gateUp) switch
        {
            ("Blocks", "GateFirst") => BlocksGateFirst.Load(_folder),
            ("PerKeyValueGroup", _) => GroupsInterleavedTransposed.Load(_folder),
            _ => BlocksUpFirstTransposed.Load(_folder),
        };
        using LlamaGroupedTiedModel family = LlamaGroupedTiedModel.Load(reference.Folder);
        AssertReference(reference, model);
        AssertSame(reference, family, model);
    }

    [Theory]
    [InlineData(WeightType.F16)]
    [InlineData(WeightType.Q8_0)]
    public void TurnedMatricesAreConvertedAsOthersAre(WeightType type)
    {
        using ReferenceCase reference = ReferenceCase.Open(Case);
        WriteStrange(reference.Folder, "PerKeyValueGroup", "Interleaved", transposed: true);
        LoadOptions options = new() { Weights = type };
        using GroupsInterleavedTransposed model = GroupsInterleavedTransposed.Load(_folder, options);
        using LlamaGroupedTiedModel family = LlamaGroupedTiedModel.Load(reference.Folder, options);
        AssertSame(reference, family, model);
    }

    [Fact]
    public void AWrongPatternIsToldWithTheNamesOfTheFile()
    {
        using ReferenceCase reference = ReferenceCase.Open(Case);
        WriteStrange(reference.Folder, "Blocks", "GateFirst", transposed: false, attention: "mixer");
        ModelMismatchException exception = Assert.Throws<ModelMismatchException>(() => BlocksGateFirst.Load(_folder));
        Assert.StartsWith(
            "tensor 'net.{layer}.attention.qkv.weight': expected [120 × 72], found nothing in any layer for Query, Key, Value; nearest in the file: 'net.{layer}.mixer.qkv.weight'",
            exception.Differences[0],
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("num_attention_heads", "12", "setting heads: declared 6, found 12")]
    [InlineData("num_key_value_heads", "3", "setting key/value heads: declared 2, found 3")]
    [InlineData("rms_norm_eps", "1e-5", "setting norm epsilon: declared 1E-06, found 1E-05")]
    [InlineData("rope_theta", "10000.0", "setting rotary base: declared 500000, found 10000")]
    [InlineData("num_hidden_layers", "4", "setting layers: declared 3, found 4")]
    public void WhatShapesDoNotShowIsReadFromTheConfiguration(string key, string value, string difference)
    {
        using ReferenceCase reference = ReferenceCase.Open(Case);
        WriteStrange(reference.Folder, "Blocks", "GateFirst", transposed: false);
        string path = Path.Combine(_folder, "config.json");
        JsonObject config = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        config[key] = JsonNode.Parse(value);
        File.WriteAllText(path, config.ToJsonString());
        ModelMismatchException exception = Assert.Throws<ModelMismatchException>(() => BlocksGateFirst.Load(_folder));
        Assert.StartsWith(difference, Assert.Single(exception.Differences), StringComparison.Ordinal);
    }

    private static void AssertReference(ReferenceCase reference, IDecoder model)
    {
        for (int i = 0; i < reference.Sequences; i++)
        {
            int[] tokens = reference.Tokens(i);
            using DecoderSession session = model.CreateSession(tokens.Length);
            Compare.Close(reference.Logits(i), session.ForwardAll(tokens), reference.Tolerance, $"logits of sequence {i}");
        }
    }

    private static void AssertSame(ReferenceCase reference, IDecoder expected, IDecoder actual)
    {
        int[] tokens = reference.Tokens(0);
        using DecoderSession one = expected.CreateSession(tokens.Length);
        using DecoderSession other = actual.CreateSession(tokens.Length);
        Compare.Same(one.ForwardAll(tokens), other.ForwardAll(tokens), "logits");
    }

    /// <summary>Writes the checkpoint as another family would: under other names, with projections in one tensor, and turned.</summary>
    private void WriteStrange(string source, string queryKeyValue, string gateUp, bool transposed, string attention = "attention")
    {
        const int Heads = 6;
        const int KeyValueHeads = 2;
        File.Copy(Path.Combine(source, "config.json"), Path.Combine(_folder, "config.json"));
        using SafetensorsFile file = SafetensorsFile.Open(Path.Combine(source, "model.safetensors"));
        List<(string Name, float[][] Rows)> tensors = [("net.words.weight", Rows(file, "model.embed_tokens.weight")), ("net.norm.weight", Rows(file, "model.norm.weight"))];
        for (int layer = 0; layer < 3; layer++)
        {
            string old = $"model.layers.{layer}.";
            float[][] query = Rows(file, old + "self_attn.q_proj.weight");
            float[][] key = Rows(file, old + "self_attn.k_proj.weight");
            float[][] value = Rows(file, old + "self_attn.v_proj.weight");
            float[][] gate = Rows(file, old + "mlp.gate_proj.weight");
            float[][] up = Rows(file, old + "mlp.up_proj.weight");
            int size = query.Length / Heads;
            IEnumerable<float[]> fused = queryKeyValue == "Blocks"
                ? [.. query, .. key, .. value]
                : Enumerable.Range(0, KeyValueHeads).SelectMany(group => (float[][])
                    [.. query.Skip(group * Heads / KeyValueHeads * size).Take(Heads / KeyValueHeads * size), .. key.Skip(group * size).Take(size), .. value.Skip(group * size).Take(size)]);
            IEnumerable<float[]> gated = gateUp switch
            {
                "GateFirst" => [.. gate, .. up],
                "UpFirst" => [.. up, .. gate],
                _ => gate.Zip(up).SelectMany(pair => (float[][])[pair.First, pair.Second]),
            };
            string name = $"net.{layer}.";
            tensors.Add((name + "norm_1.scale", Rows(file, old + "input_layernorm.weight")));
            tensors.Add((name + "norm_2.scale", Rows(file, old + "post_attention_layernorm.weight")));
            tensors.Add((name + attention + ".qkv.weight", Turn([.. fused])));
            tensors.Add((name + attention + ".out.weight", Turn(Rows(file, old + "self_attn.o_proj.weight"))));
            tensors.Add((name + "mlp.in.weight", Turn([.. gated])));
            tensors.Add((name + "mlp.out.weight", Turn(Rows(file, old + "mlp.down_proj.weight"))));
            tensors.Add((name + "mask", [[1]]));
        }

        Write(Path.Combine(_folder, "model.safetensors"), tensors);

        float[][] Turn(float[][] rows) => transposed ? [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Select(row => row[column]).ToArray())] : rows;
    }

    /// <summary>The rows of a matrix; a vector is one row.</summary>
    private static float[][] Rows(SafetensorsFile file, string name) => [.. file.ReadFloats(name).Chunk((int)file.Find(name)!.Shape[^1])];

    private static void Write(string path, List<(string Name, float[][] Rows)> tensors)
    {
        JsonObject header = [];
        using MemoryStream data = new();
        foreach ((string name, float[][] rows) in tensors)
        {
            long start = data.Length;
            foreach (float[] row in rows)
            {
                data.Write(MemoryMarshal.AsBytes<float>(row));
            }

            header[name] = new JsonObject
            {
                ["dtype"] = "F32",
                ["shape"] = rows.Length == 1 ? new JsonArray(rows[0].Length) : new JsonArray(rows.Length, rows[0].Length),
                ["data_offsets"] = new JsonArray(start, data.Length),
            };
        }

        byte[] json = JsonSerializer.SerializeToUtf8Bytes(header);
        File.WriteAllBytes(path, [.. BitConverter.GetBytes((ulong)json.Length), .. json, .. data.ToArray()]);
    }
}
