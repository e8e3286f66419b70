using System.Text.Json;
using ModelGen.Runtime;
using ModelGen.Tests;
using Pronunciation;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>The trained Transformer of the samples: how it says words, against the reference implementation.</summary>
public sealed class PronunciationTests
{
    private static readonly string Weights = Path.Combine(SharedData.Repository, "samples", "weights", "transformer");

    /// <summary>What <c>--evaluate</c> prints: as many words as the reference says right, to the word.</summary>
    [Theory]
    [InlineData(1, 210, 227, 0.0807)]
    [InlineData(5, 211, 227, 0.0818)]
    public void As_many_unseen_words_are_right_as_in_the_reference(int beams, int right, int butForStress, double phonemeErrorRate)
    {
        using Speller model = Speller.Load(Weights);
        IReadOnlyList<(string Word, string[][] Pronunciations)> words = Evaluation.ReadWords(Path.Combine(Weights, "test-words.tsv"));
        IReadOnlyList<Saying[]> sayings = new Pronouncer(model, Alphabet.Load(Weights)).Say(words.Select(entry => entry.Word), beams, TestContext.Current.CancellationToken);
        Evaluation found = Evaluation.Of(words, sayings);
        Assert.Equal((300, right, butForStress), (found.Words, found.Right, found.RightButForStress));
        Assert.Equal(phonemeErrorRate, Math.Round((double)found.Errors / found.Phonemes, 4));
    }

    [Fact]
    public void Words_are_said_in_the_reference_s_ways_with_its_scores()
    {
        string folder = SharedData.Path("samples/transformer");
        using Speller model = Speller.Load(Weights);
        Alphabet alphabet = Alphabet.Load(Weights);
        Pronouncer pronouncer = new(model, alphabet);
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "expected.json")));
        JsonElement[] rows = [.. expected.RootElement.GetProperty("words").EnumerateArray()];
        string[] words = [.. rows.Select(row => row.GetProperty("word").GetString()!)];
        IReadOnlyList<Saying[]> greedy = pronouncer.Say(words, beams: 1, TestContext.Current.CancellationToken);
        IReadOnlyList<Saying[]> best = pronouncer.Say(words, beams: 5, TestContext.Current.CancellationToken);
        for (int i = 0; i < rows.Length; i++)
        {
            Assert.Equal(rows[i].GetProperty("source_ids").EnumerateArray().Select(id => id.GetInt32()), alphabet.Encode(words[i]));
            Assert.Equal(rows[i].GetProperty("greedy").GetString(), greedy[i][0].ToString());
            JsonElement[] beams = [.. rows[i].GetProperty("beam5_early_stopping_false").EnumerateArray()];
            Assert.Equal(beams.Select(beam => beam.GetProperty("text").GetString()), best[i].Select(saying => saying.ToString()));
            Assert.All(beams.Zip(best[i]), pair => Assert.Equal(pair.First.GetProperty("score").GetSingle(), pair.Second.Score!.Value, 2e-4f));
        }
    }

    [Theory]
    [InlineData("modelgen")]
    [InlineData("transformer")]
    public void States_and_logits_are_those_of_the_reference(string word)
    {
        using SafetensorsFile expected = SafetensorsFile.Open(Path.Combine(SharedData.Path("samples/transformer"), "expected.safetensors"));
        using Speller model = Speller.Load(Weights, new LoadOptions { Weights = WeightType.F32 });
        int[] Ids(string name) => [.. expected.ReadIntegers($"{word}.{name}").Select(id => checked((int)id))];
        using SequenceToSequenceSession session = model.CreateSession(source: 64, capacity: 64);
        Compare.Close(expected.ReadFloats(word + ".encoder_output"), session.Encode(Ids("source_ids")), 2e-4, "states of the letters");
        Compare.Close(expected.ReadFloats(word + ".logits"), session.ForwardAll(Ids("decoder_input_ids")), 2e-4, "logits of the phonemes");
    }

    [Fact]
    public void Each_phoneme_shares_its_attention_among_the_letters()
    {
        using Speller model = Speller.Load(Weights);
        (Saying saying, float[] shares) = new Pronouncer(model, Alphabet.Load(Weights)).Look("roslyn", TestContext.Current.CancellationToken);
        int letters = "roslyn".Length + 1;
        Assert.Equal("R AA1 S L IH0 N", saying.ToString());
        Assert.Equal((saying.Phonemes.Length + 1) * letters, shares.Length);
        Assert.All(shares.Chunk(letters), row => Assert.Equal(1, row.Sum(), 1e-4f));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochllanfair")]
    public void A_word_without_letters_or_with_too_many_is_refused(string word)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Alphabet.Load(Weights).Encode(word));
        Assert.Contains("1 to 63 letters", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_weights_are_those_of_the_reference()
    {
        string reference = SharedData.Path("samples/transformer");
        foreach (string file in new[] { "config.json", "model.safetensors", "vocab-src.json", "vocab-tgt.json", "test-words.tsv" })
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(reference, file)), File.ReadAllBytes(Path.Combine(Weights, file)));
        }
    }
}
