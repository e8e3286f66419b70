#pragma warning disable xUnit1051 // the shortest calls, without a cancellation token, are what is tested here

using ModelGen.Text;
using ModelGen.Text.Generation;
using ModelGen.Text.Tests.Beam;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>Texts that encoder-decoders write for a source, as they are read: what the reference generates, and what sampling draws.</summary>
public sealed class SequenceGenerationTests
{
    public static TheoryData<string> Cases => [.. SequenceToSequences.Cases];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_most_likely_tokens_are_those_of_the_reference(string name)
    {
        using ReferenceCase reference = ReferenceCase.Open(name);
        using ISequenceToSequence model = SequenceToSequences.Load(reference, name);
        int compared = 0;
        foreach (GenerateCase one in GenerateCase.Open(reference.Folder).Where(one => one.Options is { NumBeams: 1, NoRepeatNgramSize: 0, RepetitionPenalty: 1, MinLength: 0, BadWordsIds: [], ForcedBosTokenId: null }))
        {
            int start = one.Options.DecoderStartTokenId!.Value;
            int end = one.Options.EosTokenId.Single();

            // The end is forced on the longest text, which this stops before.
            int most = (one.Options.MaxNewTokens ?? (one.Options.MaxLength!.Value - 1)) - one.Options.ForcedEosTokenId.Count;
            int[] expected = [.. one.Sequences[0].Skip(1).Take(most)];
            TextGenerator generator = new(model, new LetterTokenizer(model.Manifest.Vocabulary, start, end), [start]);
            TextGeneration generation = generator.Generate(one.Source, new GenerationOptions { MaxTokens = most, SkipSpecialTokens = false });
            string text = string.Concat(generation);
            Assert.Equal(LetterTokenizer.Text(expected.TakeWhile(token => token != end)), text);
            Assert.Equal(expected.Contains(end) ? FinishReason.EndOfText : FinishReason.MaxTokens, generation.Statistics.FinishReason);
            Assert.Equal(one.Source.Length, generation.Statistics.PromptTokens);
            compared++;
        }

        Assert.True(compared > 0, "no case of one beam without processors");
    }

    [Fact]
    public async Task Sampling_draws_the_same_text_from_the_same_seed_whoever_reads_it()
    {
        using TinyT5 model = TinyT5.CreateRandom(seed: 3);
        TextGenerator generator = new(model, new LetterTokenizer(TinyT5.Manifest.Vocabulary, start: 0, end: 1), [0]);
        GenerationOptions options = new() { MaxTokens = 20, IgnoreEndTokens = true, Sampling = new SamplingOptions { Temperature = 1, Seed = 7 } };
        string prompt = LetterTokenizer.Text([5, 9, 23]);
        string text = generator.Complete(prompt, options);
        Assert.Equal(text, await generator.CompleteAsync(prompt, options));
        Assert.NotEqual(text, generator.Complete(prompt, options with { Sampling = options.Sampling with { Seed = 8 } }));
    }

    [Fact]
    public void A_source_with_a_vocabulary_of_its_own_has_its_own_tokenizer()
    {
        using TinyFsmt model = TinyFsmt.CreateRandom(seed: 3);
        LetterTokenizer ofSources = new(TinyFsmt.Manifest.SourceVocabulary, start: 0, end: 2);
        TextGenerator generator = new(model, new LetterTokenizer(TinyFsmt.Manifest.Vocabulary, start: 2, end: 2), [2], ofSources);
        GenerationOptions options = new() { MaxTokens = 5 };
        Assert.Equal(generator.Complete(LetterTokenizer.Text([120, 140]), options), string.Concat(generator.Generate(ofSources.Encode(LetterTokenizer.Text([120, 140])), options)));
    }

    [Fact]
    public void A_target_fills_the_context_and_ends()
    {
        using TinyBart model = TinyBart.CreateRandom(seed: 3);
        TextGenerator generator = new(model, new LetterTokenizer(TinyBart.Manifest.Vocabulary, start: 2, end: 1), [2]);
        TextGeneration generation = generator.Generate([5, 6], new GenerationOptions { MaxTokens = int.MaxValue, IgnoreEndTokens = true });
        Assert.Equal(TinyBart.Manifest.Context, string.Concat(generation).Length);
        Assert.Equal(FinishReason.ContextFull, generation.Statistics.FinishReason);
    }

    [Fact]
    public void A_target_needs_something_to_begin_with()
    {
        using TinyT5 model = TinyT5.CreateRandom(seed: 3);
        LetterTokenizer tokenizer = new(TinyT5.Manifest.Vocabulary, start: 0, end: 1);
        Assert.Contains("decoder_start_token_id", Assert.Throws<ArgumentException>(() => new TextGenerator(model, tokenizer, [])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextGenerator(model, tokenizer, [-1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextGenerator(model, tokenizer, [160]));
        Assert.Throws<ArgumentException>(() => new TextGenerator(model, tokenizer, new int[513]));
        Assert.Throws<ArgumentException>(() => new TextGenerator(model, tokenizer, [0]).Generate(new int[513]));
    }
}
