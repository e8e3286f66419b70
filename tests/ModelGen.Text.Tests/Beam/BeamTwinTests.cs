using CsCheck;
using Xunit;

namespace ModelGen.Text.Tests.Beam;

/// <summary>The search against its naive twin and against the list of all texts, on random tables and options.</summary>
public sealed class BeamTwinTests
{
    private static readonly Gen<BeamSearchOptions> Options = Gen.Select(
        Gen.Select(Gen.Int[2, 5], Gen.Int[1, 5], Gen.Double[-1.5, 3], Gen.Int[0, 2]),
        Gen.Select(Gen.Int[1, 7], Gen.Int[0, 4], Gen.Int[0, 3], Gen.Int[0, 3]),
        Gen.OneOf(Gen.Const(1.0), Gen.Double[0.6, 2]),
        Gen.Int[0, 5].Array[1, 3].Array[0, 3],
        Gen.Select(Gen.Int[-1, 5], Gen.Int[-1, 5], Gen.Int[0, 5].Array[1, 3]),
        (search, lengths, penalty, bad, forced) => new BeamSearchOptions
        {
            NumBeams = search.Item1,
            NumReturnSequences = Math.Min(search.Item1, search.Item2),
            LengthPenalty = search.Item3,
            EarlyStopping = (EarlyStopping)search.Item4,
            MaxNewTokens = lengths.Item1,
            MinLength = lengths.Item2,
            MinNewTokens = lengths.Item3,
            NoRepeatNgramSize = lengths.Item4,
            RepetitionPenalty = penalty,
            BadWordsIds = bad,
            ForcedBosTokenId = forced.Item1 < 0 ? null : forced.Item1,
            ForcedEosTokenId = forced.Item2 < 0 ? [] : [forced.Item2],
            EosTokenId = [.. forced.Item3.Distinct()],
            DecoderStartTokenId = 0,
        });

    [Fact]
    public void TheNaiveTwinFindsTheSameTexts()
    {
        int compared = 0;
        Gen.Select(Options, Gen.Bool, Gen.Int[0, 5].Array[1, 3].Array[1, 3], Gen.Int[0, 1_000_000]).Sample(
            (options, encoderDecoder, sources, seed) =>
            {
                TableModel model = RandomModel(vocabulary: 6, seed, encoderDecoder);
                Expectation[] expected = [.. sources.Select(source => Expected(source, options, encoderDecoder, seed))];
                if (expected.Any(one => one.Close || one.Texts.Count == 0))
                {
                    return;
                }

                Interlocked.Increment(ref compared);
                BeamSearchResult result = new BeamSearch(model).FindAll(sources, options);
                for (int i = 0; i < sources.Length; i++)
                {
                    Assert.Equal(expected[i].Texts.Select(text => text.Tokens), result.Hypotheses[i].Select(hypothesis => (int[])[.. hypothesis.Tokens]));
                    Assert.All(
                        expected[i].Texts.Zip(result.Hypotheses[i]),
                        pair => Assert.Equal(pair.First.Score, pair.Second.Score!.Value, 2e-5 * (1 + Math.Abs(pair.First.Score))));
                }

                Assert.Equal(0, model.Open);
            },
            iter: 3000,
            threads: 1);
        Assert.True(compared > 1500, $"only {compared} of 3000 cases could be compared");
    }

    [Fact]
    public void GreedyTakesWhatTheNaiveTwinTakes() => Gen.Select(Options, Gen.Bool, Gen.Int[0, 5].Array[1, 3], Gen.Int[0, 1_000_000]).Sample(
        (options, encoderDecoder, source, seed) =>
        {
            int[] prompt = encoderDecoder ? [0] : source;
            BeamSearchOptions greedy = options with { NumBeams = 1, NumReturnSequences = 1, BadWordsIds = [], NoRepeatNgramSize = 0 };
            int[] read = encoderDecoder ? source : [];
            int[] expected = NaiveBeamSearch.Greedy(text => Logits(6, seed, read, text), prompt, prompt.Length + greedy.MaxNewTokens!.Value, greedy);
            BeamHypothesis actual = new BeamSearch(RandomModel(6, seed, encoderDecoder)).Find(source, greedy)[0];
            Assert.Equal(expected, actual.Tokens);
            Assert.Null(actual.Score);
            Assert.Equal(prompt.Length, actual.PromptLength);
        },
        iter: 1000);

    [Fact]
    public void WithBeamsForEveryTextTheBestOfAllTextsAreFound()
    {
        // Three tokens of which 0 ends: at most 2 + 4 + 8 live texts and as many ended ones.
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Double[-1.0, 2.5], Gen.Int[1, 4]).Sample(
            (seed, penalty, length) =>
            {
                BeamSearchOptions options = new()
                {
                    NumBeams = 40,
                    NumReturnSequences = 40,
                    LengthPenalty = penalty,
                    EarlyStopping = EarlyStopping.Never,
                    MaxNewTokens = length,
                    EosTokenId = [0],
                    DecoderStartTokenId = 1,
                };
                List<(int[] Tokens, double Score)> all = [];
                void Enumerate(int[] text, double logProbability)
                {
                    if (text.Length > 1 && (text[^1] == 0 || text.Length == length + 1))
                    {
                        all.Add((text, logProbability / Math.Pow(text.Length - 1, penalty)));
                        return;
                    }

                    double[] next = NaiveBeamSearch.LogProbabilities(Logits(3, seed, [2], text));
                    for (int id = 0; id < 3; id++)
                    {
                        Enumerate([.. text, id], logProbability + next[id]);
                    }
                }

                Enumerate([1], 0);
                all = [.. all.OrderByDescending(text => text.Score)];
                IReadOnlyList<BeamHypothesis> found = new BeamSearch(RandomModel(3, seed, encoderDecoder: true)).Find([2], options);
                Assert.Equal(all.Count, found.Count);
                for (int i = 0; i < all.Count; i++)
                {
                    Assert.Equal(all[i].Score, found[i].Score!.Value, 2e-5 * (1 + Math.Abs(all[i].Score)));
                }

                Assert.Equal(
                    all.Select(text => string.Join(' ', text.Tokens)).Order(StringComparer.Ordinal),
                    found.Select(text => string.Join(' ', text.Tokens)).Order(StringComparer.Ordinal));
            },
            iter: 300);
    }

    private static Expectation Expected(int[] source, BeamSearchOptions options, bool encoderDecoder, int seed)
    {
        int[] prompt = encoderDecoder ? [0] : source;
        List<(int[] Tokens, double Score)> texts = NaiveBeamSearch.Search(
            text => Logits(6, seed, encoderDecoder ? source : [], text),
            prompt,
            prompt.Length + options.MaxNewTokens!.Value,
            options,
            out bool close);
        return new Expectation(texts, close);
    }

    private static TableModel RandomModel(int vocabulary, int seed, bool encoderDecoder) => new(
        vocabulary,
        (source, text, logits) => Logits(vocabulary, seed, encoderDecoder ? source : [], text).CopyTo(logits),
        encoderDecoder);

    // Random numbers that follow the source and the whole text.
    private static float[] Logits(int vocabulary, int seed, ReadOnlySpan<int> source, ReadOnlySpan<int> text)
    {
        int state = seed;
        foreach (int id in source)
        {
            state = (state * 31) + id + 1;
        }

        state = (state * 31) + 77;
        foreach (int id in text)
        {
            state = (state * 31) + id + 1;
        }

        Random random = new(state);
        float[] logits = new float[vocabulary];
        for (int i = 0; i < vocabulary; i++)
        {
            logits[i] = (float)((random.NextDouble() * 8) - 4);
        }

        return logits;
    }

    private sealed record Expectation(List<(int[] Tokens, double Score)> Texts, bool Close);
}
