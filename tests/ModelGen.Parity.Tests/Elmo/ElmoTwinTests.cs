using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>Every axis of the declaration against the naive twin, on files of random weights.</summary>
public sealed class ElmoTwinTests
{
    private static readonly string[][] Sentences =
    [
        ["He", "deposited", "his", "savings", "in", "the", "bank", "."],
        ["Zürich", "—", "東京", "pneumonoultramicroscopicsilicovolcanoconiosis-and-antidisestablishmentarianism", ""],
        ["Amen"],
    ];

    [Fact]
    public void The_fixtures_shape() => Agree(
        ElmoFixtureModel.Load,
        ElmoFixtureModel.Manifest,
        new NaiveSizes(2, 64, 16, 4, [1, 2, 3, 4, 5], [4, 8, 16, 32, 64], 2) { CellClip = 3, ProjectionClip = 3, Skips = true });

    [Fact]
    public void Tanh_without_highways_skips_and_clips() => Agree(
        ElmoOddModel.Load,
        ElmoOddModel.Manifest,
        new NaiveSizes(3, 37, 19, 5, [2, 7], [9, 21], 0) { Tanh = true, Maximum = 12 });

    [Fact]
    public void One_layer_with_a_tight_cell() => Agree(
        ElmoSingleModel.Load,
        ElmoSingleModel.Manifest,
        new NaiveSizes(1, 64, 32, 8, [3], [64], 3) { CellClip = 0.5, Skips = true });

    private static void Agree(Func<string, LoadOptions?, IWordEmbedder> load, ModelManifest manifest, NaiveSizes sizes)
    {
        using ElmoFolder folder = new();
        ElmoFile file = new(manifest, seed: 7);
        using IWordEmbedder model = load(file.Write(folder.Path("weights.hdf5")), null);
        NaiveElmo naive = new(sizes, file.Weights);
        using WordEmbedderSession session = model.CreateSession(capacity: 16, sentences: 3, stateful: false);
        foreach (string[] words in Sentences)
        {
            Compare.Close(naive.Embed(words), session.Embed(words).All, 1e-4, string.Join(' ', words));
        }

        // The same with a longer and a shorter neighbour.
        WordEmbeddings together = session.Embed([.. Sentences.SelectMany(words => words)], [.. Sentences.Select(words => words.Length)]);
        float[] first = naive.Embed(Sentences[0]);
        for (int layer = 0; layer < together.Layers; layer++)
        {
            int count = Sentences[0].Length * together.Size;
            Compare.Close(first.AsSpan(layer * count, count), together.Layer(layer)[..count], 1e-4, $"layer {layer} among others");
        }
    }
}
