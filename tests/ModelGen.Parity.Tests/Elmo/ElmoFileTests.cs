using CsCheck;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>HDF5 files that lie, and sound ones of another model.</summary>
public sealed class ElmoFileTests : IDisposable
{
    private const string Projection = "CNN_proj/W_proj";

    private static readonly ulong[] Extremes = [0, 1, 0xFF, 0xFFFF, 0x7FFF_FFFF, 0xFFFF_FFFF, 1UL << 40, long.MaxValue, ulong.MaxValue];

    private readonly ElmoFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_difference_comes_in_one_exception()
    {
        ElmoFile file = new(ElmoSingleModel.Manifest, seed: 1);
        file.Remove("char_embed");
        file.Set(Projection, new float[64 * 31], [64, 31]);
        file.Set("CNN_proj/b_proj", new double[32], [32]);
        file.Set("CNN/b_cnn_0", new float[64], [64], chunks: [16]);
        file.Set("RNN_0/extra", new float[3], [3]);
        file.Set("softmax/W", new float[3], [3]);
        string path = file.Write(_folder.Path("lm_weights.hdf5"));
        File.WriteAllText(_folder.Path("options.json"), """
            {
              "lstm": { "cell_clip": 0.6, "dim": 65, "n_layers": 1, "projection_dim": 32, "use_skip_connections": false, "proj_clip": null },
              "char_cnn": { "activation": "tanh", "filters": [[3, 64], [4, 8]], "n_highway": 3, "embedding": { "dim": 9 }, "n_characters": 262, "max_characters_per_token": 50 }
            }
            """);
        ModelMismatchException exception = Assert.Throws<ModelMismatchException>(() => ElmoSingleModel.Load(path));
        Assert.Equal(10, exception.Differences.Count);
        AssertDifference(exception, "setting cell clip: declared 0.5, found 0.6 ('lstm.cell_clip' in options.json)");
        AssertDifference(exception, "setting cell size: declared 64, found 65");
        AssertDifference(exception, "setting skip connections: declared true, found false");
        AssertDifference(exception, "setting activation: declared 'relu', found 'tanh'");
        AssertDifference(exception, "setting character size: declared 8, found 9");
        AssertDifference(exception, "tensor 'char_embed': expected [261 × 8], found nothing");
        AssertDifference(exception, "tensor 'CNN_proj/W_proj': expected [64 × 32], found [64 × 31]");
        AssertDifference(exception, "tensor 'CNN_proj/b_proj': expected 32-bit floating point in one piece, found FloatingPoint of 64 bits");
        AssertDifference(exception, "tensor 'CNN/b_cnn_0': expected 32-bit floating point in one piece, found FloatingPoint of 32 bits, Chunked");
        AssertDifference(exception, "tensor 'RNN_0/extra': found");
    }

    [Fact]
    public void Directories_and_neighbours_are_found()
    {
        ElmoFile file = new(ElmoSingleModel.Manifest, seed: 1);
        Assert.Throws<FileNotFoundException>(() => ElmoSingleModel.Load(_folder.Path("")));
        Assert.Throws<FileNotFoundException>(() => ElmoSingleModel.Load(_folder.Path("none.hdf5")));
        file.Write(_folder.Path("elmo_small_weights.hdf5"));
        ElmoSingleModel.Load(_folder.Path("")).Dispose();
        File.WriteAllText(_folder.Path("elmo_small_options.json"), """{ "lstm": { "n_layers": 2 } }""");
        Assert.Contains("elmo_small_options.json", Assert.Throws<ModelMismatchException>(() => ElmoSingleModel.Load(_folder.Path(""))).Message, StringComparison.Ordinal);
        File.WriteAllText(_folder.Path("elmo_small_options.json"), "[]");
        Assert.Throws<ModelFormatException>(() => ElmoSingleModel.Load(_folder.Path("")));
        file.Write(_folder.Path("other_weights.hdf5"));
        Assert.Contains("2 files", Assert.Throws<FileNotFoundException>(() => ElmoSingleModel.Load(_folder.Path(""))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_is_told()
    {
        string path = new ElmoFile(ElmoSingleModel.Manifest, seed: 1).Write(_folder.Path("weights.hdf5"));
        List<LoadProgress> reports = [];
        ElmoSingleModel.Load(path, new LoadOptions { Progress = new Collector(reports) }).Dispose();
        Assert.Equal(ElmoSingleModel.Manifest.Tensors.Count, reports.Count);
        Assert.Equal(1, reports[^1].Fraction);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(500)]
    public void Files_that_end_early_are_broken(int length)
    {
        byte[] sound = File.ReadAllBytes(new ElmoFile(ElmoSingleModel.Manifest, seed: 1).Write(_folder.Path("sound")));
        string path = _folder.Path("short");
        File.WriteAllBytes(path, sound[..length]);
        Assert.Equal(path, Assert.Throws<ModelFormatException>(() => ElmoSingleModel.Load(path)).File);
    }

    [Fact]
    public void Other_files_are_broken()
    {
        string path = _folder.Path("text");
        File.WriteAllText(path, string.Concat(Enumerable.Repeat("not a checkpoint at all ", 100)));
        Assert.Contains("cannot be read as HDF5", Assert.Throws<ModelFormatException>(() => ElmoSingleModel.Load(path)).Message, StringComparison.Ordinal);
    }

    /// <summary>Files as h5py 3.7 writes them, with the older layout of groups and with the newer one.</summary>
    [Theory]
    [InlineData("soft-self", "'/a' is a symbolic link")]
    [InlineData("soft-pair", "' is a symbolic link")]
    [InlineData("soft-deep", "'/g/inner/back' is a symbolic link")]
    [InlineData("soft-many", "'/g/w_13' is a symbolic link")]
    [InlineData("external", "'/CNN' is an external link")]
    [InlineData("hard-self", "'/g/me' has more than one name, or holds itself")]
    [InlineData("hard-cycle", "has more than one name, or holds itself")]
    public void Links_that_lead_elsewhere_are_refused_by_name(string name, string expected)
    {
        foreach (string layout in (string[])["earliest", "latest"])
        {
            ModelFormatException exception = Assert.Throws<ModelFormatException>(() => ElmoSingleModel.Load(Fixture($"{name}-{layout}")));
            Assert.True(exception.Message.Contains(expected, StringComparison.Ordinal), exception.Message);
        }
    }

    [Theory]
    [InlineData("sound-earliest")]
    [InlineData("sound-latest")]
    public void Groups_of_any_size_are_listed(string name)
    {
        ModelMismatchException exception = Assert.Throws<ModelMismatchException>(() => ElmoSingleModel.Load(Fixture(name)));
        string[] found = [.. exception.Differences.Where(difference => difference.Contains("found F", StringComparison.Ordinal))];
        for (int i = 0; i < 14; i++)
        {
            AssertDifference(exception, $"tensor 'CNN/other_{i}': found");
        }

        Assert.Equal(16, found.Length);
    }

    [Fact]
    public void A_group_that_is_too_large_for_what_is_read_says_so()
    {
        ModelFormatException exception = Assert.Throws<ModelFormatException>(() => ElmoSingleModel.Load(Fixture("large-latest")));
        Assert.Contains("libver='earliest'", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ModelMismatchException>(() => ElmoSingleModel.Load(Fixture("large-earliest")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Damage_is_told_as_damage(bool compact) =>
        AssertDamageIsTold(File.ReadAllBytes(new ElmoFile(ElmoSingleModel.Manifest, seed: 1).Write(_folder.Path("sound"), compact)));

    [Theory]
    [InlineData("sound-earliest")]
    [InlineData("sound-latest")]
    [InlineData("large-earliest")]
    [InlineData("soft-deep-earliest")]
    [InlineData("soft-deep-latest")]
    [InlineData("hard-cycle-earliest")]
    public void Damage_to_files_of_h5py_is_told_as_damage(string name) => AssertDamageIsTold(File.ReadAllBytes(Fixture(name)));

    /// <summary>Other damage in each run; the variable <c>CsCheck_Iter</c> asks for more of it.</summary>
    private void AssertDamageIsTold(byte[] sound)
    {
        // The headers stand in runs of bytes that no float of the weights makes: damage is aimed at what is not data.
        int[] headers = [.. Enumerable.Range(0, sound.Length).Where(at => sound.AsSpan(Math.Max(0, at - 4), Math.Min(8, sound.Length - Math.Max(0, at - 4))).IndexOf((byte)0) >= 0)];
        Gen<int> place = Gen.Int[0, headers.Length - 1].Select(i => headers[i]);
        Gen<(int At, byte[] Bytes)> change = Gen.Select(
            place,
            Gen.OneOf(
                Gen.Byte.Select(one => new[] { one }),
                Gen.Int[0, 8].Select(small => BitConverter.GetBytes((ushort)small)),
                place.Select(at => BitConverter.GetBytes((ulong)at)),
                Gen.Int[0, Extremes.Length - 1].Select(i => BitConverter.GetBytes(Extremes[i]))),
            (at, bytes) => (at, bytes));
        Gen.Select(change.Array[1, 4], Gen.Int[0, 9]).Sample(
            (changes, cut) =>
            {
                byte[] damaged = [.. sound];
                foreach ((int at, byte[] bytes) in changes)
                {
                    bytes.AsSpan(0, Math.Min(bytes.Length, damaged.Length - at)).CopyTo(damaged.AsSpan(at));
                }

                string path = _folder.Path("damaged");
                File.WriteAllBytes(path, cut == 0 ? damaged[..changes[0].At] : damaged);
                try
                {
                    ElmoSingleModel.Load(path).Dispose();
                }
                catch (Exception exception) when (exception is ModelFormatException or ModelMismatchException)
                {
                    // One of the two, and nothing else.
                }
            },
            threads: 1);
    }

    private static string Fixture(string name) => Path.Combine(SharedData.Repository, "tests", "ModelGen.Parity.Tests", "Data", "hdf5", name + ".hdf5");

    private static void AssertDifference(ModelMismatchException exception, string start) =>
        Assert.Contains(exception.Differences, difference => difference.StartsWith(start, StringComparison.Ordinal));

    private sealed class Collector(List<LoadProgress> reports) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value) => reports.Add(value);
    }
}
