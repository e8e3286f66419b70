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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Damage_is_told_as_damage(bool compact)
    {
        byte[] sound = File.ReadAllBytes(new ElmoFile(ElmoSingleModel.Manifest, seed: 1).Write(_folder.Path("sound"), compact));

        // The headers stand in runs of bytes that no float of the weights makes: damage is aimed at what is not data.
        int[] headers = [.. Enumerable.Range(0, sound.Length).Where(at => sound.AsSpan(Math.Max(0, at - 4), Math.Min(8, sound.Length - Math.Max(0, at - 4))).IndexOf((byte)0) >= 0)];

        // The same damage each time: PureHDF follows symbolic links without a limit, and a link that damage makes lead to itself ends the process.
        Random random = new(compact ? 2 : 1);
        string path = _folder.Path("damaged");
        for (int round = 0; round < 400; round++)
        {
            byte[] damaged = [.. sound];
            int at = 0;
            for (int change = random.Next(1, 5); change > 0; change--)
            {
                at = headers[random.Next(headers.Length)];
                byte[] bytes = random.Next(2) == 0 ? [(byte)random.Next(256)] : BitConverter.GetBytes(Extremes[random.Next(Extremes.Length)]);
                bytes.AsSpan(0, Math.Min(bytes.Length, damaged.Length - at)).CopyTo(damaged.AsSpan(at));
            }

            File.WriteAllBytes(path, round % 10 == 0 ? damaged[..at] : damaged);
            try
            {
                ElmoSingleModel.Load(path).Dispose();
            }
            catch (Exception exception) when (exception is ModelFormatException or ModelMismatchException)
            {
                // One of the two, and nothing else.
            }
        }
    }

    private static void AssertDifference(ModelMismatchException exception, string start) =>
        Assert.Contains(exception.Differences, difference => difference.StartsWith(start, StringComparison.Ordinal));

    private sealed class Collector(List<LoadProgress> reports) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value) => reports.Add(value);
    }
}
