#pragma warning disable xUnit1051 // the shortest calls, without a cancellation token, are what is tested here

using CsCheck;
using Xunit;

namespace ModelGen.Text.Tests.Generation;

public sealed class TextGeneratorTests
{
    private const int End = 1;
    private const int SpaceA = 2;
    private const int SpaceB = 3;
    private const int A = 4;
    private const int B = 5;
    private const int C = 6;
    private const int Euro1 = 7;
    private const int Euro2 = 8;
    private const int Euro3 = 9;

    private static readonly HandTokenizer Tokenizer = HandTokenizer.Small;

    [Fact]
    public void EveryTokenIsAPieceAndTheFirstKeepsItsSpace()
    {
        TextGenerator generator = Saying(SpaceB, A, SpaceA, End);
        TextGeneration generation = generator.Generate("a");
        Assert.Equal([" b", "a", " a"], generation);
        Assert.Equal(FinishReason.EndOfText, generation.Statistics.FinishReason);
        Assert.Equal(" ba a", generator.Complete("a"));
    }

    [Fact]
    public void HalfACharacterWaitsForItsRest() => Assert.Equal(["c", "€", "b"], Saying(C, Euro1, Euro2, Euro3, B, End).Generate("a"));

    [Fact]
    public void HalfACharacterAtTheEndIsShownAsSuch() => Assert.Equal(["c", "\uFFFD"], Saying(C, Euro1, Euro2, End).Generate("a"));

    [Fact]
    public void AStopSequenceIsFoundAcrossTokensAndNeverShown()
    {
        GenerationOptions options = new() { StopSequences = ["ab a"] };
        TextGeneration generation = Saying(C, A, A, B, SpaceA, C).Generate("a", options);
        Assert.Equal(["c", "a"], generation);
        GenerationStatistics statistics = generation.Statistics;
        Assert.Equal((FinishReason.StopSequence, "ab a", 5), (statistics.FinishReason, statistics.StopSequence, statistics.GeneratedTokens));
    }

    [Fact]
    public void AStopSequenceWithinATokenCutsIt()
    {
        HandTokenizer tokenizer = new("<s>", "▁a", "xyz");
        using ScriptedDecoder model = ScriptedDecoder.Saying(tokenizer, 100, 2, 2);
        Assert.Equal(["x"], new TextGenerator(model, tokenizer).Generate("a", new() { StopSequences = ["y"] }));
    }

    [Fact]
    public void ThePromptIsNoPartOfAStopSequence() => Assert.Equal(["b", "c"], Saying(B, C, End).Generate("a", new() { StopSequences = ["ab"] }));

    [Fact]
    public void WhatWasHeldBackComesAtTheEnd()
    {
        GenerationOptions options = new() { StopSequences = ["bbb"] };
        Assert.Equal(["c", "bb"], Saying(C, B, B, End).Generate("a", options));
        Assert.Equal(["c", "bb"], Saying(C, B, B, B).Generate("a", options with { MaxTokens = 3 }));
        Assert.Equal(["c"], Saying(C, B, B, B).Generate("a", options));
    }

    [Fact]
    public void AStopSequenceMayBeCompletedByHalfACharacter()
    {
        TextGeneration generation = Saying(C, Euro1, End).Generate("a", new() { StopSequences = ["\uFFFD"] });
        Assert.Equal(["c"], generation);
        Assert.Equal(FinishReason.StopSequence, generation.Statistics.FinishReason);
    }

    [Fact]
    public void TheNumberOfTokensIsBounded()
    {
        TextGeneration generation = Saying(A, B, C).Generate("a", new() { MaxTokens = 2 });
        Assert.Equal(["a", "b"], generation);
        GenerationStatistics statistics = generation.Statistics;
        Assert.Equal((FinishReason.MaxTokens, 2, 2), (statistics.FinishReason, statistics.GeneratedTokens, statistics.PromptTokens));
    }

    [Fact]
    public void EndTokensCanBeIgnoredAndSpecialTokensShown()
    {
        GenerationOptions options = new() { MaxTokens = 3, IgnoreEndTokens = true };
        Assert.Equal(["a", "b"], Saying(A, End, B, C).Generate("a", options));
        Assert.Equal(["a", "</s>", "b"], Saying(A, End, B, C).Generate("a", options with { SkipSpecialTokens = false }));
    }

    [Fact]
    public void TheContextCanBeFull()
    {
        // Two tokens of prompt and three positions: the third holds the first token; the second is chosen and never read.
        using ScriptedDecoder model = ScriptedDecoder.Saying(Tokenizer, 3, 2, A, B, C);
        TextGeneration generation = new TextGenerator(model, Tokenizer).Generate("a");
        Assert.Equal(["a", "b"], generation);
        Assert.Equal(FinishReason.ContextFull, generation.Statistics.FinishReason);
        Assert.Equal(3, model.Sessions[0].Capacity);

        using ScriptedDecoder full = ScriptedDecoder.Saying(Tokenizer, 2, 2, A, B, C);
        Assert.Equal(["a"], new TextGenerator(full, Tokenizer).Generate("a"));
    }

    [Fact]
    public void TheSessionIsAsLargeAsTheTextCanBecome()
    {
        using ScriptedDecoder model = ScriptedDecoder.Saying(Tokenizer, 1000, 2, A, End);
        TextGenerator generator = new(model, Tokenizer);
        generator.Complete("a", new() { MaxTokens = 7 });
        generator.Complete("a", new() { MaxTokens = int.MaxValue });
        Assert.Equal([9, 1000], model.Sessions.Select(session => session.Capacity));
    }

    [Fact]
    public async Task ATooLongPromptIsSaid()
    {
        using ScriptedDecoder model = ScriptedDecoder.Saying(Tokenizer, 3, 4);
        TextGenerator generator = new(model, Tokenizer);
        string message = Assert.Throws<ArgumentException>("prompt", () => generator.Generate("abc")).Message;
        Assert.Contains("4 tokens, and the context of Scripted holds 3", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("prompt", () => generator.Generate([0, 2, 3, 4]));
        AsyncTextGeneration later = generator.GenerateAsync("abc");
        Assert.Equal(message, (await Assert.ThrowsAsync<ArgumentException>(async () => await later.GetAsyncEnumerator().MoveNextAsync())).Message);
        Assert.Null(later.Statistics.FinishReason);
        Assert.Empty(model.Sessions);
    }

    [Fact]
    public void AnEmptyPromptIsTheTokenThatBeginsAText()
    {
        using ScriptedDecoder model = ScriptedDecoder.Saying(Tokenizer, 100, 1, SpaceA, SpaceB, End);
        TextGenerator generator = new(model, Tokenizer);
        Assert.Equal(["a", " b"], generator.Generate(""));
        Assert.Equal(["a", " b"], generator.Generate("", new() { AddSpecialTokens = false }));
        Assert.Equal(["a", " b"], generator.Generate([]));

        HandTokenizer plain = new("a");
        using ScriptedDecoder mute = ScriptedDecoder.Saying(plain, 100, 0);
        string message = Assert.Throws<ArgumentException>("prompt", () => new TextGenerator(mute, plain).Generate("")).Message;
        Assert.Contains("give at least one character", message, StringComparison.Ordinal);
    }

    [Fact]
    public void TokensCanBeThePrompt()
    {
        using ScriptedDecoder model = ScriptedDecoder.Saying(Tokenizer, 100, 3, C, End);
        Assert.Equal(["c"], new TextGenerator(model, Tokenizer).Generate([SpaceA, 0, SpaceB]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextGenerator(model, Tokenizer).Generate([99]).First());
    }

    [Fact]
    public void ThePenaltiesSeeThePrompt()
    {
        // Equal logits for a and b: a, which the prompt holds, is punished; then b, then both are and the lower id wins.
        using ScriptedDecoder model = new(Tokenizer.VocabularySize, 100, (_, logits) =>
        {
            logits.Fill(-10);
            logits[A] = logits[B] = 1;
        });
        GenerationOptions options = new() { MaxTokens = 3, AddSpecialTokens = false, Sampling = SamplingOptions.Greedy with { PresencePenalty = 1 } };
        Assert.Equal(["b", "a", "a"], new TextGenerator(model, Tokenizer).Generate([A], options));
    }

    [Fact]
    public void RowsThatNoTokenHasAreNotChosen()
    {
        using ScriptedDecoder model = new(Tokenizer.VocabularySize + 5, 100, (tokens, logits) =>
        {
            logits.Fill(9);
            logits[..Tokenizer.VocabularySize].Fill(-9);
            logits[tokens.Length < 4 ? C : End] = 3;
        });
        Assert.Equal(["c", "c"], new TextGenerator(model, Tokenizer).Generate("a"));
    }

    [Fact]
    public void AModelThatGoesWrongIsSaidAndFreed()
    {
        using ScriptedDecoder model = new(Tokenizer.VocabularySize, 100, (tokens, logits) => logits.Fill(tokens.Length < 4 ? 1 : float.NaN));
        TextGeneration generation = new TextGenerator(model, Tokenizer).Generate("a", new() { StopSequences = ["zz"], SkipSpecialTokens = false });
        List<string> pieces = [];
        Assert.Contains("NaN", Assert.Throws<InvalidOperationException>(() => pieces.AddRange(Each(generation))).Message, StringComparison.Ordinal);
        Assert.Equal((null, 2), (generation.Statistics.FinishReason, generation.Statistics.GeneratedTokens));
        AssertFreed(model);
    }

    [Fact]
    public void StatisticsCountTokensAndTime()
    {
        using ScriptedDecoder model = ScriptedDecoder.Saying(Tokenizer, 100, 3, A, B, C, End);
        TextGeneration generation = new TextGenerator(model, Tokenizer).Generate("a b", new() { Sampling = new() { Seed = 5, TopK = 1 } });
        Assert.Equal((3, 0, null), (generation.Statistics.PromptTokens, generation.Statistics.GeneratedTokens, generation.Statistics.FinishReason));
        Assert.Equal(0, generation.Statistics.TokensPerSecond);
        int pieces = 0;
        foreach (string _ in generation)
        {
            Assert.Equal(++pieces, generation.Statistics.GeneratedTokens);
        }

        GenerationStatistics statistics = generation.Statistics;
        Assert.Equal((3, 3, 3, 5L), (statistics.PromptTokens, statistics.GeneratedTokens, statistics.DecodePasses, statistics.Seed));
        Assert.True(statistics.PromptTime > TimeSpan.Zero && statistics.DecodeTime > TimeSpan.Zero, statistics.ToString());
        Assert.True(statistics.TimeToFirstToken >= statistics.PromptTime, statistics.ToString());
        Assert.Equal(3 / statistics.DecodeTime.TotalSeconds, statistics.TokensPerSecond);
        Assert.Equal(3 / statistics.PromptTime.TotalSeconds, statistics.PromptTokensPerSecond);
    }

    [Fact]
    public void TheStreamIsWhatDecodingAddsToThePrompt()
    {
        string[] prompts = ["", "a", "b c", "ab ", "  a"];
        Gen.Select(Gen.Int[2, Tokenizer.VocabularySize - 1].Array[0, 12], Gen.Int[0, 4].Select(i => prompts[i])).Sample(
            (continuation, prompt) =>
            {
                int[] tokens = Tokenizer.Encode(prompt);
                using ScriptedDecoder model = ScriptedDecoder.Saying(Tokenizer, 100, tokens.Length, [.. continuation, End]);
                string expected = Tokenizer.Decode([.. tokens, .. continuation])[Tokenizer.Decode(tokens).Length..];
                List<string> pieces = [.. new TextGenerator(model, Tokenizer).Generate(prompt)];
                Assert.Equal(expected, string.Concat(pieces));
                Assert.True(pieces.Count <= continuation.Length, "at most one piece a token");
                Assert.DoesNotContain("", pieces);
            },
            iter: 1000);
    }

    private static TextGenerator Saying(params int[] continuation) => new(ScriptedDecoder.Saying(Tokenizer, 100, 2, continuation), Tokenizer);

    private static IEnumerable<string> Each(TextGeneration generation)
    {
        foreach (string piece in generation)
        {
            yield return piece;
        }
    }

    private static void AssertFreed(ScriptedDecoder model) =>
        Assert.All(model.Sessions, session => Assert.Throws<ObjectDisposedException>(() => { session.Forward([0]); }));
}
