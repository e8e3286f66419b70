using System.Text.Json;
using ModelGen.Tests;

namespace ModelGen.Parity.Tests;

/// <summary>A checkpoint with what the reference implementation computes from it.</summary>
internal sealed class ReferenceCase : IDisposable
{
    private readonly SafetensorsFile _expected;
    private readonly JsonDocument _case;

    private ReferenceCase(string folder)
    {
        Folder = folder;
        _expected = SafetensorsFile.Open(Path.Combine(folder, "expected.safetensors"));
        _case = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "case.json")));
    }

    /// <summary>The folder of the checkpoint.</summary>
    public string Folder { get; }

    /// <summary>What <c>case.json</c> says.</summary>
    public JsonElement Description => _case.RootElement;

    /// <summary>How far results may be from the reference: |a − b| ≤ tolerance·(1 + |b|).</summary>
    public double Tolerance => Description.TryGetProperty("tolerance", out JsonElement tolerance) ? tolerance.GetDouble() : 2e-4;

    /// <summary>Sequences with what is expected of them, or targets of encoder-decoders.</summary>
    public int Sequences => _expected.Tensors.Count(tensor => tensor.Name.StartsWith("tokens.", StringComparison.Ordinal) || tensor.Name.StartsWith("target.", StringComparison.Ordinal));

    /// <summary>Opens a case from the tests' own data, else from the reference data beside the repository; skips the test where it is in neither.</summary>
    public static ReferenceCase Open(string name)
    {
        string own = Path.Combine(SharedData.Repository, "tests", "ModelGen.Parity.Tests", "Data", name);
        return new ReferenceCase(Directory.Exists(own) ? own : SharedData.Path(name));
    }

    /// <summary>The names of all expected tensors.</summary>
    public IEnumerable<string> Names => _expected.Tensors.Select(tensor => tensor.Name);

    public int[] Tokens(int sequence) => Integers($"tokens.{sequence}");

    public float[] Logits(int sequence) => Floats($"logits.{sequence}");

    public float[] Hidden(int sequence) => Floats($"hidden.{sequence}");

    public int[] Integers(string name) => [.. _expected.ReadIntegers(name).Select(value => checked((int)value))];

    public float[] Floats(string name) => _expected.ReadFloats(name);

    /// <summary>The type of each token; all 0 where the case does not say.</summary>
    public int[] TokenTypes(int sequence) => _expected.Tensors.Any(tensor => tensor.Name == $"token_types.{sequence}")
        ? [.. _expected.ReadIntegers($"token_types.{sequence}").Select(id => checked((int)id))]
        : new int[Tokens(sequence).Length];

    /// <summary>An output by its name in the file, or null where the case has none.</summary>
    public float[]? Find(string name, int sequence) => _expected.Tensors.Any(tensor => tensor.Name == $"{name}.{sequence}") ? _expected.ReadFloats($"{name}.{sequence}") : null;

    public void Dispose()
    {
        _expected.Dispose();
        _case.Dispose();
    }
}
