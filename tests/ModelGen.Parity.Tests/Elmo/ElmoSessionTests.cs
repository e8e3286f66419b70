using ModelGen.Kernels;
using ModelGen.Runtime;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>What a session of a bidirectional LSTM promises.</summary>
[Collection(AloneCollection.Name)]
public sealed class ElmoSessionTests
{
    private static readonly string[][] Sentences =
    [
        ["The", "boat", "was", "pulled", "up", "on", "the", "muddy", "bank", "of", "the", "stream", "."],
        ["Amen"],
        ["Cattle", "stood", "upon", "the", "bank", "."],
        [],
        ["Zürich", "—", "naïve", "café", ",", "東京", "!"],
    ];

    private static readonly string[] Words = [.. Sentences.SelectMany(words => words)];

    private static readonly int[] Lengths = [.. Sentences.Select(words => words.Length)];

    [Fact]
    public void A_batch_gives_each_sentence_what_it_has_alone()
    {
        using ElmoSampleModel model = ElmoSampleModel.CreateRandom(seed: 3);
        using WordEmbedderSession session = model.CreateSession(capacity: 64, sentences: 8);
        using WordEmbedderSession alone = model.CreateSession(capacity: 64);
        WordEmbeddings together = session.Embed(Words, Lengths);
        int first = 0;
        foreach (string[] words in Sentences)
        {
            WordEmbeddings single = alone.Embed(words);
            for (int layer = 0; layer < single.Layers; layer++)
            {
                Compare.Same(single.Layer(layer), together.Layer(layer).Slice(first * single.Size, words.Length * single.Size), $"layer {layer} of {string.Join(' ', words)}");
            }

            Compare.Same(single.Mixed, together.Mixed.Slice(first * single.Size, words.Length * single.Size), "mixed");
            first += words.Length;
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Threads_change_nothing(int threads)
    {
        using WorkerPool one = new(1);
        using WorkerPool many = new(threads);
        using ElmoSampleModel serial = ElmoSampleModel.CreateRandom(seed: 3, new LoadOptions { Workers = one });
        using ElmoSampleModel parallel = ElmoSampleModel.CreateRandom(seed: 3, new LoadOptions { Workers = many });
        using WordEmbedderSession expected = serial.CreateSession(capacity: 64, sentences: 8);
        using WordEmbedderSession actual = parallel.CreateSession(capacity: 64, sentences: 8);
        Compare.Same(expected.Embed(Words, Lengths).All, actual.Embed(Words, Lengths).All, $"{threads} threads");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_pass_allocates_nothing(int threads)
    {
        using WorkerPool workers = new(threads);
        using ElmoSampleModel model = ElmoSampleModel.CreateRandom(seed: 1, new LoadOptions { Workers = workers });
        using WordEmbedderSession session = model.CreateSession(capacity: 64, sentences: 8, stateful: true);
        float[] mix = [0.1f, 0.5f, 0.2f];

        void Passes()
        {
            session.Reset();
            session.SetMix(mix, 0.7f);
            _ = session.Embed(Words, Lengths).Mixed[0];
            _ = session.Embed(Sentences[4]).Vector(2, 3)[0];
        }

        Assert.Equal(0, Allocations.Of(Passes));
        Assert.Equal(0, Allocations.OfAllThreads(Passes));
    }

    [Fact]
    public void Without_state_nothing_is_carried_over()
    {
        using ElmoFixtureModel model = ElmoFixtureModel.CreateRandom(seed: 2);
        using WordEmbedderSession session = model.CreateSession(capacity: 64);
        float[] before = session.Embed(Sentences[2]).All.ToArray();
        session.Embed(Sentences[0]);
        Compare.Same(before, session.Embed(Sentences[2]).All, "again");
        Assert.False(session.IsStateful);
    }

    [Fact]
    public void With_state_each_row_goes_on_by_itself_until_it_is_reset()
    {
        using ElmoOddModel model = ElmoOddModel.CreateRandom(seed: 2);
        using WordEmbedderSession rows = model.CreateSession(capacity: 64, sentences: 3);
        using WordEmbedderSession first = model.CreateSession(capacity: 64);
        using WordEmbedderSession second = model.CreateSession(capacity: 64);
        Assert.True(rows.IsStateful);
        float[] fresh = [];
        for (int call = 0; call < 3; call++)
        {
            // The second row pauses in the second call, and must find its state again.
            string[] other = call == 1 ? [] : Sentences[2];
            WordEmbeddings together = rows.Embed([.. Sentences[call == 0 ? 1 : 0], .. other], [call == 0 ? 1 : 13, other.Length]);
            WordEmbeddings alone = first.Embed(Sentences[call == 0 ? 1 : 0]);
            Compare.Same(alone.Layer(3), together.Layer(3)[..alone.Layer(3).Length], $"call {call}, row 0");
            Compare.Same(second.Embed(other).Layer(3), together.Layer(3)[alone.Layer(3).Length..], $"call {call}, row 1");
            fresh = call == 0 ? alone.All.ToArray() : fresh;
        }

        Assert.False(fresh.AsSpan().SequenceEqual(first.Embed(Sentences[1]).All));
        first.Reset();
        Compare.Same(fresh, first.Embed(Sentences[1]).All, "after Reset");
    }

    [Fact]
    public void Layers_are_mixed_as_asked()
    {
        using ElmoFixtureModel model = ElmoFixtureModel.CreateRandom(seed: 2);
        using WordEmbedderSession session = model.CreateSession(capacity: 64);
        WordEmbeddings result = session.Embed(Sentences[0]);
        AssertMix(result, [1 / 3.0, 1 / 3.0, 1 / 3.0]);

        session.SetMix([0, 1, 2], gamma: 0.5f);
        double sum = 1 + Math.E + (Math.E * Math.E);
        AssertMix(session.Embed(Sentences[0]), [0.5 / sum, 0.5 * Math.E / sum, 0.5 * Math.E * Math.E / sum]);

        session.SetMix([-1e30f, 1e30f, 0]);
        result = session.Embed(Sentences[0]);
        Compare.Close(result.Layer(1), result.Mixed, 1e-6, "one layer alone");
        Assert.Throws<ArgumentException>(() => session.SetMix([1, 2]));
        Assert.Throws<ArgumentException>(() => session.SetMix([1, float.NaN, 2]));
    }

    [Theory]
    [InlineData(WeightType.F16, 2e-3)]
    [InlineData(WeightType.BF16, 2e-2)]
    [InlineData(WeightType.Q8_0, 3e-2)]
    public void Other_types_are_close(WeightType type, double tolerance)
    {
        string path = SharedData.Path("samples/elmo");
        using ElmoSampleModel exact = ElmoSampleModel.Load(path);
        using ElmoSampleModel light = ElmoSampleModel.Load(path, new LoadOptions { Weights = type });
        using WordEmbedderSession expected = exact.CreateSession(capacity: 64);
        using WordEmbedderSession actual = light.CreateSession(capacity: 64);
        Assert.InRange(Compare.RelativeRms(expected.Embed(Sentences[0]).Layer(2), actual.Embed(Sentences[0]).Layer(2)), 1e-9, tolerance);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        using ElmoFixtureModel model = ElmoFixtureModel.CreateRandom(seed: 2);
        using WordEmbedderSession session = model.CreateSession(capacity: 2, sentences: 2);
        Assert.Throws<ArgumentException>(() => { session.Embed("a", "b", "c"); });
        Assert.Throws<ArgumentException>(() => { session.Embed(["a"], [1, 0, 0]); });
        Assert.Throws<ArgumentException>(() => { session.Embed(["a"], [2]); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { session.Embed(["a"], [2, -1]); });
        Assert.Throws<ArgumentException>(() => { session.Embed("a", null!); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { session.Embed("a").Vector(3, 0); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { session.Embed("a").Vector(0, 1); });
        Assert.Throws<ArgumentOutOfRangeException>(() => model.CreateSession(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.CreateSession(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.CreateSession(int.MaxValue, int.MaxValue));
        Assert.Equal(0, session.Embed().All.Length);
        session.Dispose();
        Assert.Throws<ObjectDisposedException>(() => { session.Embed("a"); });
        model.Dispose();
        Assert.Throws<ObjectDisposedException>(() => model.CreateSession(1));
    }

    [Fact]
    public void The_manifest_knows_the_model()
    {
        IWordEmbedder model = ElmoSampleModel.CreateRandom(seed: 1);
        using (model)
        {
            Assert.Equal(192, model.Manifest.Hidden);
            Assert.Equal(model.Manifest.Tensors.Sum(tensor => tensor.Elements), model.Manifest.Parameters);
        }
    }

    private static void AssertMix(WordEmbeddings result, double[] weights)
    {
        float[] expected = new float[result.Mixed.Length];
        for (int i = 0; i < expected.Length; i++)
        {
            expected[i] = (float)((weights[0] * result.Layer(0)[i]) + (weights[1] * result.Layer(1)[i]) + (weights[2] * result.Layer(2)[i]));
        }

        Compare.Close(expected, result.Mixed, 1e-6, "mixed");
    }
}
