using Xunit;

namespace ModelGen.Text.Tests.Beam;

/// <summary>Each option on tables whose searches can be followed by hand. Token 0 ends a text, token 1 starts it.</summary>
public sealed class BeamSearchTests
{
    private static readonly BeamSearchOptions Options = new() { NumBeams = 2, EosTokenId = [0], DecoderStartTokenId = 1, MaxNewTokens = 3 };

    // Greedy goes 2, 2, 2 with 0.5·0.4·0.4; the best text is 3 0 with 0.4·0.9.
    private static readonly double[][] Detour =
    [
        [0.25, 0.25, 0.25, 0.25],    // after 0
        [0.05, 0.05, 0.5, 0.4],      // after 1
        [0.3, 0.1, 0.4, 0.2],        // after 2
        [0.9, 0.04, 0.03, 0.03],     // after 3
    ];

    [Fact]
    public void OneBeamIsGreedyAndMissesTheBestText()
    {
        BeamHypothesis greedy = new BeamSearch(TableModel.Markov(Detour)).Find([9], Options with { NumBeams = 1 })[0];
        Assert.Equal([1, 2, 2, 2], greedy.Tokens);
        Assert.Null(greedy.Score);
    }

    [Fact]
    public void TwoBeamsFindTheBestText()
    {
        // Step 1: live 2 (.5), 3 (.4). Step 2: 3 0 (.36) ends, 2 2 (.2), 2 0 (.15) is third and neither ends nor lives, live: 2 2 (.2), 2 3 (.1).
        // Step 3: 2 3 0 (.09) and 2 2 2 (.08), both at the greatest length.
        IReadOnlyList<BeamHypothesis> found = Find(Detour, Options with { NumReturnSequences = 2, LengthPenalty = 0 });
        AssertTexts(found, ([1, 3, 0], 0.36, 0), ([1, 2, 3, 0], 0.09, 0));
        Assert.Equal(1, found[0].PromptLength);
    }

    [Fact]
    public void TheLengthPenaltyDividesByThePowerOfTheGeneratedLength()
    {
        AssertTexts(Find(Detour, Options with { LengthPenalty = 1 }), ([1, 3, 0], 0.36, 1));
        AssertTexts(Find(Detour, Options with { LengthPenalty = 0.6 }), ([1, 3, 0], 0.36, 0.6));
        AssertTexts(Find(Detour, Options with { LengthPenalty = -1 }), ([1, 3, 0], 0.36, -1));

        // ln .36 / 2^4 = −.0639, ln .09 / 3^4 = −.0297: a great penalty prefers the longer.
        AssertTexts(Find(Detour, Options with { LengthPenalty = 4, EarlyStopping = EarlyStopping.Never }), ([1, 2, 3, 0], 0.09, 4));
    }

    [Fact]
    public void APromptOfADecoderDoesNotCountAsGenerated()
    {
        TableModel model = TableModel.Markov(Detour, encoderDecoder: false);
        IReadOnlyList<BeamHypothesis> found = new BeamSearch(model).Find([2, 2, 1], Options with { DecoderStartTokenId = null });
        Assert.Equal(3, found[0].PromptLength);
        AssertTexts(found, ([2, 2, 1, 3, 0], 0.36, 1));
    }

    [Theory]
    [InlineData(EarlyStopping.WhenFull, 2, new[] { 1, 0 })]
    [InlineData(EarlyStopping.Heuristic, 3, new[] { 1, 2, 2, 0 })]
    [InlineData(EarlyStopping.Never, 5, new[] { 1, 2, 2, 0 })]
    public void EarlyStoppingSaysWhenTheSearchIsContent(EarlyStopping stopping, int steps, int[] second)
    {
        // Step 1: 0 ends with ln .3 = −1.204. Step 2: 2 0 ends with ln .3 / 2 = −.602, and there are two. The best that lives, 2 2, has ln .288 / 2 = −.622,
        // better than −1.204. Step 3: 2 2 0 ends with ln .144 / 3 = −.646 in the place of 0; 2 2 2 has ln .138 / 3 = −.660, worse. If it got to length 5
        // without loss it would have −.396, and after another step 2 2 2 2 would have −.543.
        double[][] table =
        [
            [0.25, 0.25, 0.25, 0.25],
            [0.3, 0, 0.6, 0.1],
            [0.5, 0.01, 0.48, 0.01],
            [0.4, 0.2, 0.2, 0.2],
        ];
        TableModel model = TableModel.Markov(table);
        BeamSearchOptions options = Options with { EarlyStopping = stopping, MaxNewTokens = 5, NumReturnSequences = 2 };
        IReadOnlyList<BeamHypothesis> found = new BeamSearch(model).Find([9], options);
        Assert.Equal([[1, 2, 0], second], found.Select(text => (int[])[.. text.Tokens]));
        Assert.Equal(steps, model.BeamsOfSteps.Count);
    }

    [Fact]
    public void AMinimumLengthKeepsTheEndAway()
    {
        // Without 0 after 3 the likeliest texts go through 2; MinNewTokens leaves out the start token, MinLength counts it.
        BeamHypothesis expected = Find(Detour, Options with { MinNewTokens = 2 })[0];
        AssertTexts([expected], ([1, 2, 3, 0], 0.09, 1));
        Assert.Equal(expected.Tokens, Find(Detour, Options with { MinLength = 3 })[0].Tokens);
        Assert.Equal([1, 3, 0], Find(Detour, Options with { MinNewTokens = 1 })[0].Tokens);
        Assert.Equal([1, 3, 0], Find(Detour, Options with { MinLength = 2 })[0].Tokens);
    }

    [Fact]
    public void NoNgramIsRepeated()
    {
        // Greedy repeats 2. With unigrams 2 may come once, and the start token not at all; with bigrams 2 2 may come once.
        Assert.Equal([1, 2, 0], Find(Detour, Options with { NumBeams = 1, NoRepeatNgramSize = 1 })[0].Tokens);
        Assert.Equal([1, 2, 2, 0], Find(Detour, Options with { NumBeams = 1, NoRepeatNgramSize = 2 })[0].Tokens);
        Assert.Equal([1, 2, 2, 2, 0], Find(Detour, Options with { NumBeams = 1, NoRepeatNgramSize = 3, MaxNewTokens = 4 })[0].Tokens);
    }

    [Fact]
    public void ThePenaltyMultipliesLogProbabilitiesOfBeamsAndDividesPositiveLogitsOfGreedySearch()
    {
        // After 3: 0 is new, ln .9; a second 2 after 2 costs twice: ln .4 · 2 = ln .16 < ln .3.
        BeamSearchOptions options = Options with { RepetitionPenalty = 2, LengthPenalty = 0, NumReturnSequences = 2 };
        AssertTexts(Find(Detour, options), ([1, 3, 0], 0.36, 0), ([1, 2, 0], 0.15, 0));

        // Logits, not log-probabilities: 6 halves to 3 and loses against 4; −1 would double to −2.
        TableModel model = new(3, (_, text, logits) => new float[] { text.Contains(2) ? 4 : 2, -1, 6 }.CopyTo(logits));
        Assert.Equal([1, 2, 0], new BeamSearch(model).Find([9], Options with { NumBeams = 1, RepetitionPenalty = 2 })[0].Tokens);
    }

    [Fact]
    public void BadWordsDoNotComeButSingleEndTokensMay()
    {
        Assert.DoesNotContain(3, Find(Detour, Options with { BadWordsIds = [[3]] })[0].Tokens);
        Assert.Equal([1, 2, 3, 0], Find(Detour, Options with { NumBeams = 1, BadWordsIds = [[2, 2], [2, 0]], MaxNewTokens = 4 })[0].Tokens);
        Assert.Equal([1, 3, 0], Find(Detour, Options with { BadWordsIds = [[0]] })[0].Tokens);

        // As in the reference, a word of two tokens is not looked for in a text of one.
        Assert.Equal(2, Find(Detour, Options with { NumBeams = 1, BadWordsIds = [[1, 2]] })[0].Tokens[1]);
    }

    [Fact]
    public void ForcedTokensAreCertain()
    {
        // The first is 3 at no cost, then 0 with .9.
        AssertTexts(Find(Detour, Options with { ForcedBosTokenId = 3 }), ([1, 3, 0], 0.9, 1));

        // The last is 0 at no cost: 2 2 0 costs .5·.4.
        BeamSearchOptions last = Options with { ForcedEosTokenId = [0], LengthPenalty = 0, NumReturnSequences = 2 };
        AssertTexts(Find(Detour, last), ([1, 3, 0], 0.36, 0), ([1, 2, 2, 0], 0.2, 0));
        Assert.Equal([1, 2, 2, 0], Find(Detour, Options with { NumBeams = 1, ForcedEosTokenId = [0] })[0].Tokens);
    }

    [Fact]
    public void SeveralTokensCanEnd()
    {
        // With 2 as an end too, 2 (.5) ends at once.
        AssertTexts(Find(Detour, Options with { EosTokenId = [0, 2], LengthPenalty = 0, NumReturnSequences = 2 }), ([1, 2], 0.5, 0), ([1, 3, 0], 0.36, 0));
    }

    [Fact]
    public void WithoutAnEndTextsHaveTheGreatestLength()
    {
        IReadOnlyList<BeamHypothesis> found = Find(Detour, Options with { EosTokenId = [], NumReturnSequences = 2 });
        Assert.All(found, text => Assert.Equal(4, text.Tokens.Count));
        Assert.Equal(5, Find(Detour, Options with { EosTokenId = [], MaxNewTokens = null, MaxLength = 5 })[0].Tokens.Count);
        Assert.Equal(4, Find(Detour, Options with { EosTokenId = [], MaxLength = 5 })[0].Tokens.Count);
        Assert.Equal(21, Find(Detour, Options with { EosTokenId = [], MaxNewTokens = null })[0].Tokens.Count);
        Assert.Equal(64, Find(Detour, Options with { EosTokenId = [], MaxNewTokens = null, MaxLength = 1000 })[0].Tokens.Count);
    }

    [Fact]
    public void TiesGoToTheLowerBeamAndToken()
    {
        double[][] equal = [.. Enumerable.Repeat(new[] { 0.25, 0.25, 0.25, 0.25 }, 4)];
        BeamSearchOptions options = Options with { NumBeams = 3, NumReturnSequences = 3, EosTokenId = [3], MaxNewTokens = 2, LengthPenalty = 0 };
        IReadOnlyList<BeamHypothesis> found = Find(equal, options);
        Assert.Equal([[1, 0, 0], [1, 0, 1], [1, 0, 2]], found.Select(text => (int[])[.. text.Tokens]));
        Assert.Equal([1, 0, 0], Find(equal, Options with { NumBeams = 1, EosTokenId = [3], MaxNewTokens = 2 })[0].Tokens);
    }

    [Fact]
    public void SourcesShareStepsAndChangeNothingForEachOther()
    {
        TableModel model = new(4, (source, text, logits) =>
        {
            for (int i = 0; i < 4; i++)
            {
                logits[i] = (float)Math.Log(Detour[text[^1]][(i + source[0]) % 4]);
            }
        });
        BeamSearchOptions options = Options with { NumReturnSequences = 2, MaxNewTokens = 4, PadTokenId = 7 };
        BeamSearch search = new(model);
        BeamSearchResult together = search.FindAll([[0], [1], [2], [0]], options);
        Assert.Equal(8, model.BeamsOfSteps.Max());
        Assert.Equal(4, model.BeamsOfSteps[0]);
        Assert.True(model.BeamsOfSteps.Count <= 4);
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal(
                search.Find([i % 3], options).Select(Describe),
                together.Hypotheses[i].Select(Describe));
        }

        Assert.Equal(8, together.Scores()!.Length);
        int[][] sequences = together.Sequences();
        Assert.Single(sequences.Select(sequence => sequence.Length).Distinct());
        int[] first = [.. together.Hypotheses[0][0].Tokens];
        Assert.Equal([.. first, .. Enumerable.Repeat(7, sequences[0].Length - first.Length)], sequences[0]);
    }

    [Fact]
    public void PromptsOfDifferentLengthsAreNotPadded()
    {
        TableModel model = TableModel.Markov(Detour, encoderDecoder: false);
        BeamSearchOptions options = Options with { DecoderStartTokenId = null, BosTokenId = 1 };
        BeamSearchResult result = new BeamSearch(model).FindAll([[2, 2, 2, 1], [], [3, 1]], options);
        Assert.Equal([[2, 2, 2, 1, 3, 0], [1, 3, 0], [3, 1, 3, 0]], result.Hypotheses.Select(texts => (int[])[.. texts[0].Tokens]));
    }

    [Fact]
    public void MoreBeamsThanTextsGiveAllTheTextsThereAre()
    {
        double[][] two = [[0.5, 0.5], [0.3, 0.7]];
        IReadOnlyList<BeamHypothesis> found = Find(two, Options with { NumBeams = 9, NumReturnSequences = 9, MaxNewTokens = 2, LengthPenalty = 0 });
        AssertTexts(found, ([1, 1, 1], 0.49, 0), ([1, 0], 0.3, 0), ([1, 1, 0], 0.21, 0));
    }

    private static IReadOnlyList<BeamHypothesis> Find(double[][] table, BeamSearchOptions options) =>
        new BeamSearch(TableModel.Markov(table)).Find([9], options);

    private static string Describe(BeamHypothesis text) => $"{string.Join(' ', text.Tokens)}: {text.Score:R}";

    private static void AssertTexts(IReadOnlyList<BeamHypothesis> actual, params (int[] Tokens, double Probability, double Penalty)[] expected)
    {
        Assert.Equal(expected.Select(text => text.Tokens), actual.Select(text => (int[])[.. text.Tokens]));
        Assert.All(expected.Zip(actual), pair =>
        {
            double length = pair.Second.Tokens.Count - pair.Second.PromptLength;
            Assert.Equal(Math.Log(pair.First.Probability) / Math.Pow(length, pair.First.Penalty), pair.Second.Score!.Value, 1e-5);
        });
    }
}
