using System.Text.Json;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Text.Tests.Beam;

/// <summary>The search against what Transformers' <c>generate</c> returned, on a naive model with the weights of the cases.</summary>
public sealed class GenerateCaseTests
{
    private const float Tolerance = 2e-4f;

    public static TheoryData<string> Folders => ["parity/fsmt", "parity/fsmt-beam", "parity/marian", "parity/t5", "parity/flan-t5-like"];

    public static TheoryData<string> Translators => ["parity/fsmt", "parity/fsmt-beam", "parity/marian"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void EveryOptionOfTheCasesIsUnderstood(string folder)
    {
        string path = SharedData.Path(folder);
        Assert.All(GenerateCase.Open(path), one =>
        {
            Assert.Equal(one.Sequences.Length, one.Options.NumReturnSequences);
            Assert.Equal(one.Scores is null, one.Options.NumBeams == 1);
            Assert.All(one.Sequences, sequence => Assert.Equal(one.Options.DecoderStartTokenId, sequence[0]));
            Assert.NotEmpty(one.Options.EosTokenId);
        });
    }

    [Fact]
    public void EveryOptionOfTheReferenceIsReadByItsName()
    {
        BeamSearchOptions options = GenerateCase.Read(
            """
            {
              "num_beams": 4, "num_return_sequences": 2, "length_penalty": 0.6, "early_stopping": "never", "max_length": 30, "max_new_tokens": 20,
              "min_length": 3, "min_new_tokens": 2, "no_repeat_ngram_size": 3, "repetition_penalty": 1.5, "bad_words_ids": [[5], [6, 7]],
              "forced_bos_token_id": 8, "forced_eos_token_id": [2, 3], "eos_token_id": [2, 3], "decoder_start_token_id": 9, "bos_token_id": 0, "pad_token_id": 1
            }
            """);
        Assert.Equal((4, 2, 0.6, EarlyStopping.Never), (options.NumBeams, options.NumReturnSequences, options.LengthPenalty, options.EarlyStopping));
        Assert.Equal((30, 20, 3, 2), (options.MaxLength, options.MaxNewTokens, options.MinLength, options.MinNewTokens));
        Assert.Equal((3, 1.5), (options.NoRepeatNgramSize, options.RepetitionPenalty));
        Assert.Equal([[5], [6, 7]], options.BadWordsIds);
        Assert.Equal((8, 9, 0, 1), (options.ForcedBosTokenId, options.DecoderStartTokenId, options.BosTokenId, options.PadTokenId));
        Assert.Equal([2, 3], options.ForcedEosTokenId);
        Assert.Equal([2, 3], options.EosTokenId);
        Assert.Throws<JsonException>(() => GenerateCase.Read("""{ "num_beam_groups": 2 }"""));
    }

    [Theory]
    [MemberData(nameof(Translators))]
    public void EveryCaseGivesTheSequencesAndScoresOfTheReference(string folder)
    {
        string path = SharedData.Path(folder);
        BeamSearch search = new(new NaiveTranslator(path).AsBeamModel());
        Assert.All(GenerateCase.Open(path), one => AssertSame(one, search.FindAll([one.Source], one.Options)));
    }

    [Fact]
    public void AllSourcesAtOnceGiveTheSame()
    {
        string path = SharedData.Path("parity/fsmt-beam");
        TableModel model = new NaiveTranslator(path).AsBeamModel();
        GenerateCase[] cases = GenerateCase.Open(path);
        int half = cases.Length / 2;
        for (int i = 0; i < half; i++)
        {
            GenerateCase first = cases[i];
            GenerateCase second = cases[half + i];
            BeamSearchResult both = new BeamSearch(model).FindAll([first.Source, second.Source, first.Source], first.Options);
            int most = model.BeamsOfSteps.Max();
            Assert.Equal(3 * first.Options.NumBeams, most);
            model.BeamsOfSteps.Clear();
            foreach ((int source, GenerateCase expected) in new[] { (0, first), (1, second), (2, first) })
            {
                AssertSame(expected, new BeamSearchResult([both.Hypotheses[source]], expected.Options.PadTokenId));
            }
        }
    }

    [Theory]
    [InlineData("modelgen")]
    [InlineData("snorkelize")]
    public void WordsArePronouncedAsTheReferenceDoes(string word)
    {
        string path = SharedData.Path("samples/transformer");
        using JsonDocument file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(path, "expected.json")));
        JsonElement expected = file.RootElement.GetProperty("words").EnumerateArray().Single(one => one.GetProperty("word").GetString() == word);
        BeamSearch search = new(new NaiveTranslator(path).AsBeamModel());
        int[] source = expected.GetProperty("source_ids").Deserialize<int[]>()!;
        BeamSearchOptions options = new()
        {
            MaxLength = 40,
            EosTokenId = [2],
            PadTokenId = 1,
            DecoderStartTokenId = 2,
            ForcedEosTokenId = [2],
        };
        Assert.Equal(expected.GetProperty("greedy_ids").Deserialize<int[]>()!, search.Find(source, options)[0].Tokens);
        foreach ((string name, EarlyStopping stopping) in new[] { ("true", EarlyStopping.WhenFull), ("false", EarlyStopping.Heuristic) })
        {
            JsonElement[] beams = [.. expected.GetProperty("beam5_early_stopping_" + name).EnumerateArray()];
            BeamSearchResult found = search.FindAll([source], options with { NumBeams = 5, NumReturnSequences = 5, EarlyStopping = stopping });
            Assert.Equal(beams.Select(beam => beam.GetProperty("ids").Deserialize<int[]>()!), found.Sequences());
            AssertClose([.. beams.Select(beam => beam.GetProperty("score").GetSingle())], found.Scores()!);
        }
    }

    private static void AssertSame(GenerateCase expected, BeamSearchResult actual)
    {
        Assert.Equal(expected.Sequences, actual.Sequences());
        if (expected.Scores is null)
        {
            Assert.Null(actual.Scores());
        }
        else
        {
            AssertClose(expected.Scores, actual.Scores()!);
        }
    }

    private static void AssertClose(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, Tolerance * (1 + Math.Abs(pair.First))));
    }
}
