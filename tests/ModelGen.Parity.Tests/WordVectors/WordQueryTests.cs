using ModelGen.Kernels;
using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Parity.Tests.WordVectors;

/// <summary>Queries against their naive twins, on random vectors; what a query costs; and questions that have no answer.</summary>
public sealed class WordQueryTests
{
    private const int Count = 400;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Weighted_means_agree_with_the_naive_twin(int seed)
    {
        using AnyWords words = AnyWords.CreateRandom(seed, Count);
        WeightedWord[] terms = [("word3", 1), ("word7", 0.5f), ("word11", -2), ("word3", 0.25f)];
        double[] expected = Naive.CosAdd(words, terms);
        AssertRanked(words.MostSimilar(terms, count: Count), expected, words, "word3", "word7", "word11");
        AssertRanked(words.MostSimilar(["word3", ("word7", 0.5f), ("word3", 0.25f)], [("word11", 2)], Count), expected, words, "word3", "word7", "word11");
    }

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(2, 2, 1)]
    [InlineData(3, 3, 4)]
    public void Quotients_agree_with_the_naive_twin(int seed, int positives, int negatives)
    {
        using AnyWords words = AnyWords.CreateRandom(seed, Count);
        string[] positive = [.. Enumerable.Range(0, positives).Select(i => words.Words[3 * i])];
        string[] negative = [.. Enumerable.Range(0, negatives).Select(i => words.Words[(3 * i) + 1])];
        AssertRanked(words.MostSimilarCosMul(positive, negative, Count), Naive.CosMul(words, positive, negative), words, [.. positive, .. negative]);
    }

    [Theory]
    [InlineData("sea", "river", "lake", "bread", "ocean")]
    [InlineData("king", "prince", "queen", "guitar")]
    [InlineData("gold", "silver", "brass", "iron", "walked")]
    [InlineData("lion", "wolf", "bear", "chemistry", "sheep", "goat")]
    public void The_word_that_does_not_match(params string[] list)
    {
        using SampleWords words = SampleWords.Load();
        Assert.Equal(Naive.DoesntMatch(words, list), words.DoesntMatch(list));
        Assert.Contains(words.DoesntMatch(list), new[] { "bread", "guitar", "walked", "chemistry" });
    }

    [Fact]
    public void A_vector_of_the_callers_own()
    {
        using SampleWords words = SampleWords.Load();
        float[] sum = new float[SampleWords.Dimensions];
        System.Numerics.Tensors.TensorPrimitives.Add(words["bread"], words["wine"], sum);
        Assert.Equal(["bread", "wine"], words.MostSimilar(sum, 2).Select(word => word.Word).Order());
        Assert.Equal("king", words.MostSimilar(words["king"], 1)[0].Word);
        Assert.Contains("has 3 numbers", Assert.Throws<ArgumentException>(() => words.MostSimilar([1f, 2f, 3f])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => words.MostSimilar(new float[SampleWords.Dimensions]));
        Assert.Throws<ArgumentException>(() => words.MostSimilar([.. new float[SampleWords.Dimensions - 1], float.NaN]));
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        ScoredWord[][] expected = [];
        foreach (int threads in new[] { 1, 2, 3, 7 })
        {
            using WorkerPool workers = new(threads);
            using SampleWords words = SampleWords.Load(new LoadOptions { Workers = workers });
            ScoredWord[][] found =
            [
                words.MostSimilar("king", 11_970),
                words.MostSimilar(["king", "woman"], ["man"], 11_970),
                words.MostSimilarCosMul(["king", "woman"], ["man"], 11_970),
            ];
            expected = threads == 1 ? found : expected;
            Assert.Equal(expected, found);
        }

        Assert.Equal(11_969, expected[0].Length);
    }

    [Fact]
    public async Task Threads_may_share_a_model()
    {
        using SampleWords words = SampleWords.Load();
        ScoredWord[] expected = words.MostSimilar("king");
        await Parallel.ForAsync(0, 64, TestContext.Current.CancellationToken, (_, _) =>
        {
            Assert.Equal(expected, words.MostSimilar("king"));
            return ValueTask.CompletedTask;
        });
    }

    [Fact]
    public void Unknown_words_are_named()
    {
        using SampleWords words = SampleWords.Load();
        foreach (Action query in new Action[]
        {
            () => _ = words["kign"].Length,
            () => words.MostSimilar("kign"),
            () => words.MostSimilar(["king"], ["kign"]),
            () => words.MostSimilarCosMul(["kign"]),
            () => words.Analogy("man", "kign", "king"),
            () => words.DoesntMatch(["king", "kign"]),
            () => words.Similarity("king", "kign"),
        })
        {
            Assert.Contains("'kign' is not among the 11,970 words", Assert.Throws<KeyNotFoundException>(query).Message, StringComparison.Ordinal);
        }

        Assert.False(words.TryGetVector("kign", out ReadOnlySpan<float> none));
        Assert.True(none.IsEmpty);
        Assert.Equal(-1, words.IndexOf("kign"));
        Assert.Throws<ArgumentNullException>(() => words.MostSimilar((string)null!));
    }

    [Fact]
    public void Questions_without_an_answer_say_why()
    {
        using AnyWords words = AnyWords.CreateRandom(seed: 1, words: 5);
        using WordVectorsSession session = words.CreateSession(terms: 2);
        ScoredWord[] found = new ScoredWord[10];
        Assert.Throws<ArgumentException>(() => session.MostSimilar(default, default, found));
        Assert.Contains("at most 2", Assert.Throws<ArgumentException>(() => session.MostSimilar(["word0", "word1"], ["word2"], found)).Message, StringComparison.Ordinal);
        Assert.Contains("cancel out", Assert.Throws<ArgumentException>(() => session.MostSimilar(["word0"], ["word0"], found)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => session.MostSimilar([("word0", float.NaN)], [], found));
        Assert.Throws<ArgumentException>(() => session.MostSimilarCosMul([], ["word0"], found));
        Assert.Throws<ArgumentOutOfRangeException>(() => session.Analogy("word0", "word1", "word2", found, (AnalogyMethod)7));
        Assert.Throws<ArgumentOutOfRangeException>(() => words.MostSimilar("word0", -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => words.CreateSession(terms: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => AnyWords.CreateRandom(seed: 1, words: 0));
        Assert.Throws<ArgumentException>(() => AnyWords.CreateRandom(seed: 1, words: 5, new LoadOptions { Weights = WeightType.Q8_0 }));

        // What can be answered is: four words are left, of lists of any length, and of none wanted there are none.
        Assert.Equal(4, session.MostSimilar("word0", found));
        Assert.Equal(4, words.MostSimilar("word0", int.MaxValue).Length);
        Assert.Empty(words.MostSimilar("word0", 0));
        Assert.Equal(0, session.MostSimilar("word0", []));
        Assert.Equal("word1", words.DoesntMatch([.. Enumerable.Repeat("word0", 20), "word1"]));
        Assert.Equal(1, session.Similarity("word3", "word3"), 1e-6);
    }

    [Fact]
    public void Large_weights_do_not_overflow()
    {
        using AnyWords words = AnyWords.CreateRandom(seed: 1, Count);
        ScoredWord[] expected = words.MostSimilar(["word1", "word2"], ["word3"]);
        ScoredWord[] found = words.MostSimilar([("word1", float.MaxValue), ("word2", float.MaxValue)], [("word3", float.MaxValue)]);
        Assert.Equal(expected, found);
    }

    [Fact]
    public void Sessions_outlive_their_model_without_harm()
    {
        AnyWords words = AnyWords.CreateRandom(seed: 1, words: 20);
        WordVectorsSession session = words.CreateSession();
        _ = words.MostSimilar("word0");
        words.Dispose();
        words.Dispose();
        Assert.Throws<ObjectDisposedException>(() => session.MostSimilar("word0", new ScoredWord[1]));
        Assert.Throws<ObjectDisposedException>(() => words.MostSimilar("word0"));
        Assert.Throws<ObjectDisposedException>(() => words["word0"].Length);
        Assert.Throws<ObjectDisposedException>(() => words.TryGetVector("word0", out _));
        Assert.Throws<ObjectDisposedException>(() => words.CreateSession());
        session.Dispose();
        session.Dispose();
        Assert.Throws<ObjectDisposedException>(() => session.Similarity("word0", "word1"));
    }

    [Fact]
    public void The_manifest_says_what_a_query_costs()
    {
        using AnyWords words = AnyWords.CreateRandom(seed: 1, words: 20);
        using SampleWords sample = SampleWords.Load();
        ModelManifest open = AnyWords.Manifest;
        ModelManifest known = ((IWordVectors)words).Manifest;
        Assert.Equal((0, 10, 0L), (open.Vocabulary, open.Hidden, open.Parameters));
        Assert.Equal((20, 10, 200L, 400L, 800L), (known.Vocabulary, known.Hidden, known.Parameters, known.FlopsPerToken, known.WeightBytesPerToken));
        Assert.Equal(open.ScratchBytesPerToken + 80, known.ScratchBytesPerToken);
        Assert.Equal([20, 10], known.Tensors.Single().Shape);
        Assert.Same(SampleWords.Manifest, ((IWordVectors)sample).Manifest);
        Assert.Equal(1_197_000, SampleWords.Manifest.Parameters);
    }

    [Fact]
    public void Random_vectors_follow_their_seed()
    {
        using AnyWords first = AnyWords.CreateRandom(seed: 1, words: 20);
        using AnyWords same = AnyWords.CreateRandom(seed: 1, words: 30);
        using AnyWords other = AnyWords.CreateRandom(seed: 2, words: 20);
        Compare.Same(first["word19"], same["word19"], "word19");
        Assert.NotEqual(first["word19"].ToArray(), other["word19"].ToArray());
    }

    private static void AssertRanked(ScoredWord[] found, double[] expected, AnyWords words, params string[] excluded)
    {
        Assert.Equal(expected.Length - excluded.Length, found.Length);
        Assert.Empty(found.Select(word => word.Word).Intersect(excluded));
        Assert.All(found, word => Assert.Equal(expected[word.Index], word.Score, 1e-5 * (1 + Math.Abs(expected[word.Index]))));
        Assert.All(found, word => Assert.Equal(words.Words[word.Index], word.Word));
        Assert.Equal(found.OrderByDescending(word => word.Score).ThenBy(word => word.Index), found);
    }
}
