#pragma warning disable xUnit1051 // the shortest calls, without a cancellation token, are what is tested here

using Xunit;

namespace ModelGen.Text.Tests.Generation;

/// <summary>What a stream does with its caller: cancellation, stopping early, threads.</summary>
public sealed class StreamingTests
{
    private static readonly HandTokenizer Tokenizer = HandTokenizer.Small;

    private static CancellationToken TestToken => TestContext.Current.CancellationToken;

    [Fact]
    public void NothingIsTakenBeforeTheFirstPieceAndNothingIsKeptAfterTheLast()
    {
        using ScriptedDecoder model = Endless();
        TextGeneration generation = new TextGenerator(model, Tokenizer).Generate("a", new() { MaxTokens = 2 });
        Assert.Empty(model.Sessions);
        using IEnumerator<string> pieces = generation.GetEnumerator();
        Assert.True(pieces.MoveNext() && pieces.MoveNext());
        AssertFreed(model);
        Assert.False(pieces.MoveNext());
        Assert.Equal(FinishReason.MaxTokens, generation.Statistics.FinishReason);
    }

    [Fact]
    public async Task StoppingEarlyFreesTheSession()
    {
        using ScriptedDecoder model = Endless();
        TextGenerator generator = new(model, Tokenizer);
        TextGeneration generation = generator.Generate("a");
        Assert.Equal(["c", "c"], generation.Take(2));
        Assert.Equal((FinishReason.Cancelled, 2), (generation.Statistics.FinishReason, generation.Statistics.GeneratedTokens));

        AsyncTextGeneration asynchronous = generator.GenerateAsync("a", cancellationToken: TestToken);
        await foreach (string piece in asynchronous)
        {
            Assert.Equal("c", piece);
            break;
        }

        Assert.Equal((FinishReason.Cancelled, 1), (asynchronous.Statistics.FinishReason, asynchronous.Statistics.GeneratedTokens));
        Assert.Equal(2, model.Sessions.Count);
        AssertFreed(model);
    }

    [Fact]
    public async Task ATextIsReadOnce()
    {
        using ScriptedDecoder model = Endless();
        TextGenerator generator = new(model, Tokenizer);
        TextGeneration generation = generator.Generate("a", new() { MaxTokens = 1 });
        Assert.Equal(["c"], generation);
        Assert.Throws<InvalidOperationException>(() => generation.Any());
        AsyncTextGeneration asynchronous = generator.GenerateAsync("a", new() { MaxTokens = 1 }, TestToken);
        await foreach (string piece in asynchronous)
        {
            Assert.Equal("c", piece);
        }

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await asynchronous.GetAsyncEnumerator(TestToken).MoveNextAsync());
        Assert.Equal(FinishReason.MaxTokens, asynchronous.Statistics.FinishReason);
    }

    [Fact]
    public void CancellingEndsBetweenTwoTokens()
    {
        using ScriptedDecoder model = Endless();
        using CancellationTokenSource source = new();
        TextGeneration generation = new TextGenerator(model, Tokenizer).Generate("a", cancellationToken: source.Token);
        int pieces = 0;
        OperationCanceledException exception = Assert.Throws<OperationCanceledException>(() =>
        {
            foreach (string _ in generation)
            {
                if (++pieces == 3)
                {
                    source.Cancel();
                }
            }
        });
        Assert.Equal((3, source.Token), (pieces, exception.CancellationToken));
        Assert.Equal((FinishReason.Cancelled, 3), (generation.Statistics.FinishReason, generation.Statistics.GeneratedTokens));
        AssertFreed(model);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task EitherTokenCancelsAnAsynchronousText(bool ofTheCall, bool ofTheEnumerator)
    {
        using ScriptedDecoder model = Endless();
        using CancellationTokenSource source = new();
        using CancellationTokenSource other = new();
        AsyncTextGeneration generation = new TextGenerator(model, Tokenizer).GenerateAsync("a", cancellationToken: ofTheCall ? source.Token : default);
        int pieces = 0;
        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (string _ in generation.WithCancellation(!ofTheEnumerator ? default : ofTheCall ? other.Token : source.Token))
            {
                if (++pieces == 3)
                {
                    await source.CancelAsync();
                }
            }
        });
        Assert.Equal(3, pieces);
        Assert.Equal(FinishReason.Cancelled, generation.Statistics.FinishReason);
        AssertFreed(model);
    }

    [Fact]
    public async Task ACancelledTextTakesNothing()
    {
        using ScriptedDecoder model = Endless();
        TextGenerator generator = new(model, Tokenizer);
        CancellationToken cancelled = new(canceled: true);
        Assert.Throws<OperationCanceledException>(() => generator.Complete("a", cancellationToken: cancelled));
        await Assert.ThrowsAsync<OperationCanceledException>(() => generator.CompleteAsync("a", cancellationToken: cancelled));
        Assert.Empty(model.Sessions);
    }

    [Fact]
    public async Task TheThreadThatAwaitsIsNotBlocked()
    {
        using SemaphoreSlim gate = new(0);
        using ScriptedDecoder model = new(Tokenizer.VocabularySize, 100, (_, logits) =>
        {
            gate.Wait(TimeSpan.FromSeconds(10), TestToken);
            logits.Clear();
            logits[6] = 1;
        });
        AsyncTextGeneration generation = new TextGenerator(model, Tokenizer).GenerateAsync("a", new() { MaxTokens = 2 }, TestToken);
        IAsyncEnumerator<string> pieces = generation.GetAsyncEnumerator(TestToken);
        for (int i = 0; i < 2; i++)
        {
            // The model waits for the gate, which this thread opens only after it got control back.
            ValueTask<bool> piece = pieces.MoveNextAsync();
            Assert.False(piece.IsCompleted);
            gate.Release();
            Assert.True(await piece);
            Assert.Equal("c", pieces.Current);
        }

        Assert.False(await pieces.MoveNextAsync());
        await pieces.DisposeAsync();
    }

    [Fact]
    public async Task TheAsynchronousTextIsTheSame()
    {
        using ScriptedDecoder model = Wild();
        TextGenerator generator = new(model, Tokenizer);
        GenerationOptions options = new() { MaxTokens = 40, Sampling = new() { Seed = 9 }, StopSequences = ["cc"] };
        string expected = generator.Complete("a", options);
        Assert.Equal(expected, await generator.CompleteAsync("a", options, TestToken));
        List<string> pieces = [];
        await foreach (string piece in generator.GenerateAsync(Tokenizer.Encode("a"), options, TestToken))
        {
            pieces.Add(piece);
        }

        Assert.Equal(expected, string.Concat(pieces));
    }

    [Fact]
    public async Task ManyThreadsShareAGenerator()
    {
        using ScriptedDecoder model = Wild();
        TextGenerator generator = new(model, Tokenizer);
        static GenerationOptions Options(int seed) => new() { MaxTokens = 30, Sampling = new() { Seed = seed, TopP = 0.9, RepetitionPenalty = 1.1 } };
        string[] expected = [.. Enumerable.Range(0, 32).Select(seed => generator.Complete("a b", Options(seed)))];
        Assert.True(expected.Distinct().Count() > 20, "seeds give different texts");
        string[] texts = await Task.WhenAll(Enumerable.Range(0, 32).Select(seed => seed % 2 == 0
            ? generator.CompleteAsync("a b", Options(seed), TestToken)
            : Task.Run(() => generator.Complete("a b", Options(seed), TestToken), TestToken)));
        Assert.Equal(expected, texts);
        AssertFreed(model);
    }

    private static ScriptedDecoder Endless() => new(Tokenizer.VocabularySize, 100, (_, logits) =>
    {
        logits.Clear();
        logits[6] = 1;
    });

    // Logits that follow from the whole text so far.
    private static ScriptedDecoder Wild() => new(Tokenizer.VocabularySize, 100, (tokens, logits) =>
    {
        int hash = 17;
        foreach (int token in tokens)
        {
            hash = unchecked((hash * 31) + token);
        }

        for (int i = 0; i < logits.Length; i++)
        {
            logits[i] = (unchecked((uint)(hash * (i + 3))) >> 8) % 1000 * 0.003f;
        }
    });

    private static void AssertFreed(ScriptedDecoder model) =>
        Assert.All(model.Sessions, session => Assert.Throws<ObjectDisposedException>(() => { session.Forward([0]); }));
}
