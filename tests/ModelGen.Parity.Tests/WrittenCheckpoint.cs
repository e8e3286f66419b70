using System.Text;
using System.Text.Json.Nodes;

namespace ModelGen.Parity.Tests;

/// <summary>A checkpoint of a family that the reference data have none of: random tensors under the names that its modules have in Hugging Face transformers.</summary>
internal sealed class WrittenCheckpoint : IDisposable
{
    private readonly List<(string Name, int[] Shape, float[]? Values)> _tensors = [];

    /// <summary>The folder that <c>Load</c> reads once it is written.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("modelgen-").FullName;

    /// <summary>A tensor by its whole name.</summary>
    public void Add(string name, params int[] shape) => _tensors.Add((name, shape, null));

    /// <summary>A tensor whose elements are known.</summary>
    public void Add(string name, int[] shape, float[] values) => _tensors.Add((name, shape, values));

    /// <summary>A linear layer: <c>weight</c> [outputs × inputs], and <c>bias</c>.</summary>
    public void Linear(string name, int outputs, int inputs, bool bias = true)
    {
        Add(name + ".weight", outputs, inputs);
        if (bias)
        {
            Add(name + ".bias", outputs);
        }
    }

    /// <summary>LayerNorm with a bias.</summary>
    public void Norm(string name, int size)
    {
        Add(name + ".weight", size);
        Add(name + ".bias", size);
    }

    /// <summary>What the published checkpoints of DeepSeek V3 and GLM-4.5 have in a layer behind the last, which predicts the token after the next, beside the parts of every layer.</summary>
    public void NextTokenLayer(string layer, int vocabulary, int hidden)
    {
        Add(layer + ".embed_tokens.weight", vocabulary, hidden);
        Add(layer + ".enorm.weight", hidden);
        Add(layer + ".hnorm.weight", hidden);
        Linear(layer + ".eh_proj", hidden, 2 * hidden, bias: false);
        Add(layer + ".shared_head.norm.weight", hidden);
        Linear(layer + ".shared_head.head", vocabulary, hidden, bias: false);
    }

    /// <summary>Writes the tensors and the configuration.</summary>
    public void Write(JsonObject config)
    {
        Random random = new(1);
        JsonObject header = [];
        using MemoryStream data = new();
        foreach ((string name, int[] shape, float[]? values) in _tensors)
        {
            long start = data.Length;
            for (int i = 0; i < shape.Aggregate(1, (product, size) => product * size); i++)
            {
                data.Write(BitConverter.GetBytes(values?[i] ?? (float)(random.NextDouble() - 0.5)));
            }

            header[name] = new JsonObject
            {
                ["dtype"] = "F32",
                ["shape"] = new JsonArray([.. shape.Select(size => (JsonNode)size)]),
                ["data_offsets"] = new JsonArray(start, data.Length),
            };
        }

        byte[] json = Encoding.UTF8.GetBytes(header.ToJsonString());
        File.WriteAllBytes(Path.Combine(Folder, "model.safetensors"), [.. BitConverter.GetBytes((long)json.Length), .. json, .. data.ToArray()]);
        File.WriteAllText(Path.Combine(Folder, "config.json"), config.ToJsonString());
    }

    /// <summary>Writes the tensors of another checkpoint under other names, or leaves some out.</summary>
    /// <param name="folder">Where it is.</param>
    /// <param name="rename">The name of a tensor here; null: it is left out.</param>
    public void CopyOf(string folder, Func<string, string?> rename)
    {
        using SafetensorsFile file = SafetensorsFile.Open(Path.Combine(folder, "model.safetensors"));
        foreach (SafetensorsTensor tensor in file.Tensors)
        {
            if (rename(tensor.Name) is { } other)
            {
                Add(other, [.. tensor.Shape.Select(size => (int)size)], file.ReadFloats(tensor.Name));
            }
        }

        Write(JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "config.json")))!.AsObject());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
