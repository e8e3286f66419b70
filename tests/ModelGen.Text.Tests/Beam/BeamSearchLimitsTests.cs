using Xunit;

namespace ModelGen.Text.Tests.Beam;

/// <summary>What the search refuses, and that a step of it allocates nothing.</summary>
public sealed class BeamSearchLimitsTests
{
    private static readonly BeamSearchOptions Options = new() { NumBeams = 3, EosTokenId = [0], DecoderStartTokenId = 1, MaxNewTokens = 5 };

    private static readonly TableModel Flat = new(4, (_, _, logits) => logits.Clear(), context: 8);

    public static TheoryData<string, BeamSearchOptions> Misfits => new()
    {
        { "NumReturnSequences", Options with { NumReturnSequences = 4 } },
        { "ForcedBosTokenId", Options with { ForcedBosTokenId = 4 } },
        { "ForcedEosTokenId", Options with { ForcedEosTokenId = [0, -1] } },
        { "BadWordsIds", Options with { BadWordsIds = [[1], [2, 4]] } },
        { "DecoderStartTokenId", Options with { DecoderStartTokenId = 4 } },
        { "DecoderStartTokenId, or BosTokenId", Options with { DecoderStartTokenId = null } },
        { "EosTokenId", Options with { EosTokenId = [-1] } },
        { "no room", Options with { MaxNewTokens = null, MaxLength = 1 } },
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public void OptionsThatDoNotFitAreNamed(string named, BeamSearchOptions options)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new BeamSearch(Flat).Find([1], options));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, Flat.Open);
    }

    [Fact]
    public void ValuesThatMeanNothingAreRefusedWhenTheyAreSet()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new BeamSearchOptions { NumBeams = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BeamSearchOptions { NumReturnSequences = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BeamSearchOptions { LengthPenalty = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BeamSearchOptions { EarlyStopping = (EarlyStopping)3 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BeamSearchOptions { MaxLength = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BeamSearchOptions { MaxNewTokens = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BeamSearchOptions { MinLength = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BeamSearchOptions { MinNewTokens = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BeamSearchOptions { NoRepeatNgramSize = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BeamSearchOptions { RepetitionPenalty = 0 });
        Assert.Throws<ArgumentException>(() => new BeamSearchOptions { BadWordsIds = [[]] });
        Assert.Throws<ArgumentNullException>(() => new BeamSearchOptions { EosTokenId = null! });
    }

    [Fact]
    public void PromptsAreChecked()
    {
        TableModel decoder = new(4, (_, _, logits) => logits.Clear(), encoderDecoder: false, context: 8);
        BeamSearch search = new(decoder);
        Assert.Throws<ArgumentException>(() => search.FindAll([], Options));
        Assert.Contains("BosTokenId", Assert.Throws<ArgumentException>(() => search.Find([], Options)).Message, StringComparison.Ordinal);
        Assert.Contains("token 4", Assert.Throws<ArgumentException>(() => search.Find([1, 4], Options)).Message, StringComparison.Ordinal);
        ArgumentException error = Assert.Throws<ArgumentException>(() => search.FindAll([[1], [1, 1, 1, 1, 1, 1, 1, 1]], Options));
        Assert.Contains("Source 1 begins with 8", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void LogitsThatAreNoNumbersAndTextsThatCannotGoOnAreErrors(int beams)
    {
        BeamSearchOptions options = Options with { NumBeams = beams };
        TableModel broken = new(4, (_, text, logits) => logits[2] = text.Length > 2 ? float.NaN : 1);
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => new BeamSearch(broken).Find([1], options));
        Assert.Contains("token 2 is NaN", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, broken.Open);
        BeamSearchOptions mute = options with { BadWordsIds = [[1], [2], [3]], MinNewTokens = 2 };
        Assert.Throws<InvalidOperationException>(() => new BeamSearch(Flat).Find([1], mute));
        Assert.Equal(0, Flat.Open);
    }

    [Fact]
    public void ForbiddenLogitsAreNoTexts()
    {
        TableModel model = new(4, (_, _, logits) =>
        {
            logits.Fill(float.NegativeInfinity);
            logits[0] = logits[2] = 0;
        });
        IReadOnlyList<BeamHypothesis> found = new BeamSearch(model).Find([1], Options with { NumReturnSequences = 3, MaxNewTokens = 2 });
        Assert.Equal(3, found.Count);
        Assert.All(found, text => Assert.All(text.Tokens.Skip(1), token => Assert.True(token is 0 or 2)));
    }

    [Fact]
    public void ASearchCanBeCancelled()
    {
        using CancellationTokenSource cancellation = new();
        TableModel model = new(4, (_, text, logits) =>
        {
            logits.Clear();
            if (text.Length == 3)
            {
                cancellation.Cancel();
            }
        });
        Assert.Throws<OperationCanceledException>(() => new BeamSearch(model).Generate(new[] { 1 }, Options, cancellation.Token));
        Assert.Equal((3, 0), (model.BeamsOfSteps.Count, model.Open));
    }

    [Fact]
    public void SequencesOfDifferentLengthsNeedSomethingToFillUpWith()
    {
        BeamHypothesis[] texts = [new([1, 2], 1, null), new([1, 2, 3], 1, null)];
        Assert.Throws<InvalidOperationException>(() => new BeamSearchResult([texts], pad: null).Sequences());
        Assert.Equal([[1, 2, 9], [1, 2, 3]], new BeamSearchResult([texts], pad: 9).Sequences());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void AStepAllocatesNothing(int beams)
    {
        BeamSearchOptions options = new()
        {
            NumBeams = beams,
            EosTokenId = [0, 1],
            DecoderStartTokenId = 1,
            MaxNewTokens = 60,
            RepetitionPenalty = 1.3,
            NoRepeatNgramSize = 3,
            MinNewTokens = 20,
            BadWordsIds = [[5], [6, 7]],
            ForcedBosTokenId = 4,
            ForcedEosTokenId = [0],
            EarlyStopping = EarlyStopping.Never,
        };
        SteadyModel model = new(vocabulary: 1031);
        long least = long.MaxValue;
        for (int run = 0; run < 5 && least > 0; run++)
        {
            int[][] sequences = new BeamSearch(model).FindAll([[1], [2], [3]], options).Sequences();
            Assert.Equal(61, sequences.Max(sequence => sequence.Length));
            least = Math.Min(least, model.MostBetweenSteps);
        }

        Assert.Equal(0, least);
    }
}
