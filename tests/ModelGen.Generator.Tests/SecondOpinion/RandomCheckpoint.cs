extern alias runtime;

using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Api = runtime::ModelGen;

namespace ModelGen.Generator.Tests.SecondOpinion;

/// <summary>A checkpoint of random weights for a manifest: a file for the generated code, and arrays for the interpreter.</summary>
internal sealed class RandomCheckpoint
{
    private readonly Dictionary<(string Role, int Layer, bool IsBias, string Stack, int Expert), float[][]> _rows = [];
    private readonly Dictionary<string, float[][]> _stored = [];
    private readonly HashSet<string> _vectors = [];
    private readonly HashSet<string> _turned = [];

    public RandomCheckpoint(Api.ModelManifest manifest, int seed)
    {
        Random random = new(seed);
        foreach (Api.TensorPattern pattern in manifest.Patterns)
        {
            foreach (int layer in pattern.Layers ?? [-1])
            {
                for (int expert = pattern.Experts == 0 ? -1 : 0; expert < pattern.Experts; expert++)
                {
                    float[][] rows = Draw(pattern, random);
                    _rows.Add((pattern.Role.ToString(), layer, pattern.IsBias, pattern.Stack.ToString(), expert), rows);
                    string name = pattern.Name
                        .Replace("{layer}", layer.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
                        .Replace("{expert}", expert.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

                    // Experts in one tensor lie one behind the other: a part for each until the file is written.
                    bool isStacked = expert >= 0 && !pattern.Name.Contains("{expert}", StringComparison.Ordinal);
                    Store(pattern, isStacked ? Part(name, expert) : name, rows);
                }
            }
        }
    }

    /// <summary>The rows of a tensor; a vector is one row. Null where the model has none of that role.</summary>
    public float[][]? Find(TensorRole role, int layer, bool isBias, Stack stack, int expert = -1) => _rows.GetValueOrDefault((role.ToString(), layer, isBias, stack.ToString(), expert));

    /// <summary>Writes the file: eight bytes of length, a header in JSON, the tensors.</summary>
    public void Save(string path)
    {
        Dictionary<string, object> header = [];
        long offset = 0;
        (string Name, float[][][] Parts)[] tensors =
        [
            .. _stored
                .Select(tensor => (tensor.Key, Rows: _turned.Contains(tensor.Key) ? Turn(tensor.Value) : tensor.Value))
                .GroupBy(tensor => tensor.Key.Split('#')[0], (name, parts) => (name, parts.Select(part => part.Rows).ToArray())),
        ];
        foreach ((string name, float[][][] parts) in tensors)
        {
            long end = offset + (parts.Sum(rows => rows.Sum(row => (long)row.Length)) * sizeof(float));
            bool isStacked = !_stored.ContainsKey(name);
            int[] one = _vectors.Contains(isStacked ? Part(name, 0) : name) ? [parts[0][0].Length] : [parts[0].Length, parts[0][0].Length];
            int[] shape = isStacked ? [parts.Length, .. one] : one;
            header.Add(name, new { dtype = "F32", shape, data_offsets = new[] { offset, end } });
            offset = end;
        }

        byte[] text = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(header));
        using FileStream file = File.Create(path);
        file.Write(BitConverter.GetBytes((ulong)text.Length));
        file.Write(text);
        foreach (float[] row in tensors.SelectMany(tensor => tensor.Parts).SelectMany(rows => rows))
        {
            file.Write(MemoryMarshal.AsBytes<float>(row));
        }
    }

    private static float[][] Draw(Api.TensorPattern pattern, Random random)
    {
        bool isNorm = pattern.Role.ToString().EndsWith("Norm", StringComparison.Ordinal) && !pattern.IsBias;
        int columns = pattern.Shape[^1];
        double spread = pattern.Shape.Count == 1 ? 0.3 : 1.7 / Math.Sqrt(columns);
        int count = pattern.Shape.Count == 1 ? 1 : pattern.Shape[0];
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, columns).Select(_ => (float)((isNorm ? 1 : 0) + (spread * ((2 * random.NextDouble()) - 1)))).ToArray())];
    }

    private static string Part(string name, int expert) => $"{name}#{expert}";

    private static float[][] Turn(float[][] rows) => [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Select(row => row[column]).ToArray())];

    private void Store(Api.TensorPattern pattern, string name, float[][] rows)
    {
        if (pattern is { Shape.Count: 1, IsRow: false })
        {
            _vectors.Add(name);
        }

        if (pattern.Transposed)
        {
            _turned.Add(name);
        }

        if (pattern.Fused is not { } fused)
        {
            _stored.TryAdd(name, rows);
            return;
        }

        // A vector of several projections is a column of single numbers.
        bool isVector = pattern.Shape.Count == 1;
        float[][] parts = isVector ? [.. rows[0].Select(number => new[] { number })] : rows;
        if (!_stored.TryGetValue(name, out float[][]? whole))
        {
            whole = isVector ? [new float[fused.StoredRows]] : [.. Enumerable.Range(0, fused.StoredRows).Select(_ => new float[parts[0].Length])];
            _stored.Add(name, whole);
        }

        for (int row = 0; row < parts.Length; row++)
        {
            int source = fused.First + (row / fused.Run * fused.Stride) + (row % fused.Run);
            if (isVector)
            {
                whole[0][source] = parts[row][0];
            }
            else
            {
                whole[source] = parts[row];
            }
        }
    }
}
