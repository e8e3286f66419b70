using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>What a user can do wrong with sessions and batches: one clear exception each, and the session is as it was before.</summary>
public sealed class SessionTests : IDisposable
{
    private readonly TinyMistral _model = TinyMistral.CreateRandom(seed: 3);

    public void Dispose() => _model.Dispose();

    [Theory]
    [InlineData(-1)]
    [InlineData(200)]
    [InlineData(int.MaxValue)]
    public void A_token_outside_the_vocabulary_is_named_and_changes_nothing(int token)
    {
        using DecoderSession session = _model.CreateSession(8);
        session.Forward([1, 2]);
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => { session.Forward([3, token]); });
        Assert.Contains("vocabulary of TinyMistral", error.Message, StringComparison.Ordinal);
        Assert.Contains("0 to 199", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, session.Position);
        AssertSameAsFresh([1, 2, 3], session.Forward([3]));
    }

    [Fact]
    public void More_tokens_than_the_capacity_are_refused_and_change_nothing()
    {
        using DecoderSession session = _model.CreateSession(4);
        session.Forward([1, 2, 3]);
        ArgumentException error = Assert.Throws<ArgumentException>(() => { session.Forward([4, 5]); });
        Assert.Contains("holds 3 of at most 4", error.Message, StringComparison.Ordinal);
        AssertSameAsFresh([1, 2, 3, 4], session.Forward([4]));
        Assert.Throws<ArgumentException>(() => { session.Forward([5]); });
        session.Truncate(3);
        AssertSameAsFresh([1, 2, 3, 5], session.Forward([5]));
    }

    [Fact]
    public void No_tokens_are_refused()
    {
        using DecoderSession session = _model.CreateSession(4);
        Assert.Throws<ArgumentException>(() => { session.Forward([]); });
        Assert.True(session.Hidden.IsEmpty);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_session_needs_a_capacity(int capacity)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _model.CreateSession(capacity));
        Assert.Throws<ArgumentOutOfRangeException>(() => _model.CreateBatch(capacity));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void Truncate_keeps_what_was_read_or_less(int position)
    {
        using DecoderSession session = _model.CreateSession(4);
        session.Forward([1, 2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => session.Truncate(position));
        Assert.Equal(2, session.Position);
    }

    [Fact]
    public void A_capacity_that_no_memory_holds_is_an_exception_and_not_a_crash()
    {
        Assert.ThrowsAny<Exception>(() => _model.CreateSession(int.MaxValue));
        using DecoderSession session = _model.CreateSession(2);
        AssertSameAsFresh([1], session.Forward([1]));
    }

    [Fact]
    public void A_disposed_session_says_so()
    {
        DecoderSession session = _model.CreateSession(4);
        session.Dispose();
        session.Dispose();
        Assert.Throws<ObjectDisposedException>(() => { session.Forward([1]); });
        Assert.Throws<ObjectDisposedException>(() => { session.ForwardAll([1]); });
        Assert.Throws<ObjectDisposedException>(() => { _ = session.Hidden; });
        Assert.Throws<ObjectDisposedException>(() => session.Truncate(0));
    }

    [Fact]
    public void A_session_of_a_disposed_model_says_so_and_can_still_be_disposed()
    {
        TinyMistral model = TinyMistral.CreateRandom(seed: 3);
        DecoderSession session = model.CreateSession(4);
        DecoderBatch batch = model.CreateBatch(4);
        batch.Add(session, [1]);
        model.Dispose();
        Assert.Throws<ObjectDisposedException>(() => { session.Forward([1]); });
        Assert.Throws<ObjectDisposedException>(() => batch.Forward());
        Assert.Throws<ObjectDisposedException>(() => model.CreateSession(4));
        Assert.Throws<ObjectDisposedException>(() => model.CreateBatch(4));
        session.Dispose();
        batch.Dispose();
        model.Dispose();
    }

    [Fact]
    public async Task Two_threads_in_one_session_get_an_exception_or_their_turn_but_never_a_wrong_result()
    {
        using DecoderSession session = _model.CreateSession(512);
        int done = 0;
        int refused = 0;
        Task[] threads = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(
            () =>
            {
                for (int i = 0; i < 100; i++)
                {
                    try
                    {
                        session.Forward([1]);
                        Interlocked.Increment(ref done);
                    }
                    catch (InvalidOperationException error)
                    {
                        Assert.Contains("another thread", error.Message, StringComparison.Ordinal);
                        Interlocked.Increment(ref refused);
                    }
                }
            },
            TestContext.Current.CancellationToken))];
        await Task.WhenAll(threads);
        Assert.Equal(400, done + refused);
        Assert.Equal(done, session.Position);
        float[] logits = session.Forward([1]).ToArray();
        AssertSameAsFresh([.. Enumerable.Repeat(1, done + 1)], logits);
    }

    [Fact]
    public async Task Disposing_while_another_thread_computes_is_safe()
    {
        for (int round = 0; round < 20; round++)
        {
            DecoderSession session = _model.CreateSession(512);
            using ManualResetEventSlim started = new();
            Task reader = Task.Run(
                () =>
                {
                    started.Set();
                    try
                    {
                        while (true)
                        {
                            session.ForwardAll([.. Enumerable.Range(0, 100)]);
                            session.Truncate(0);
                        }
                    }
                    catch (ObjectDisposedException)
                    {
                    }
                },
                TestContext.Current.CancellationToken);
            started.Wait(TestContext.Current.CancellationToken);
            session.Dispose();
            await reader;
        }
    }

    [Fact]
    public async Task A_model_serves_many_threads_at_once()
    {
        int[] tokens = [.. Enumerable.Range(0, 150)];
        float[] expected;
        using (DecoderSession session = _model.CreateSession(150))
        {
            expected = session.Forward(tokens).ToArray();
        }

        await Parallel.ForAsync(0, 16, TestContext.Current.CancellationToken, (_, _) =>
        {
            using DecoderSession session = _model.CreateSession(150);
            Compare.Same(expected, session.Forward(tokens), "logits");
            return ValueTask.CompletedTask;
        });
    }

    [Fact]
    public void A_long_call_is_cut_into_passes_that_nobody_sees()
    {
        int[] tokens = [.. Enumerable.Range(0, 400).Select(i => i * 7 % 200)];
        using DecoderSession session = _model.CreateSession(400);
        float[] all = session.ForwardAll(tokens).ToArray();
        float[] hidden = session.Hidden.ToArray();
        using DecoderSession steps = _model.CreateSession(400);
        for (int i = 0; i < tokens.Length; i++)
        {
            Compare.Same(all.AsSpan(i * 200, 200), steps.Forward([tokens[i]]), $"logits of token {i}");
            Compare.Same(hidden.AsSpan(i * 64, 64), steps.Hidden, $"hidden state of token {i}");
        }

        using DecoderSession whole = _model.CreateSession(400);
        Compare.Same(all.AsSpan(399 * 200), whole.Forward(tokens), "logits of the last token");
        Compare.Same(hidden, whole.Hidden, "hidden states");
    }

    [Fact]
    public void A_batch_refuses_what_does_not_belong_together()
    {
        using TinyMistral stranger = TinyMistral.CreateRandom(seed: 4);
        using DecoderSession session = _model.CreateSession(8);
        using DecoderSession other = stranger.CreateSession(8);
        using DecoderBatch batch = _model.CreateBatch(4);
        Assert.Throws<InvalidOperationException>(() => batch.Forward());
        Assert.Throws<InvalidOperationException>(() => { _ = batch.Logits(0); });
        Assert.Throws<ArgumentException>(() => { batch.Add(other, [1]); });
        Assert.Throws<ArgumentException>(() => { batch.Add(session, []); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { batch.Add(session, [200]); });
        Assert.Throws<ArgumentException>(() => { batch.Add(session, [1, 2, 3, 4, 5]); });
        Assert.Equal(0, batch.Count);
        batch.Add(session, [1, 2]);
        Assert.Throws<ArgumentException>(() => { batch.Add(session, [3]); });
        Assert.Equal((1, 2), (batch.Count, batch.Tokens));
        batch.Forward();
        Assert.Equal(2, session.Position);
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = batch.Logits(1); });
        AssertSameAsFresh([1, 2], batch.Logits(0));
        Assert.Throws<InvalidOperationException>(() => batch.Forward());
    }

    [Fact]
    public void A_session_that_moved_since_it_was_added_stops_the_pass()
    {
        using DecoderSession session = _model.CreateSession(8);
        using DecoderSession bystander = _model.CreateSession(8);
        using DecoderBatch batch = _model.CreateBatch(4);
        batch.Add(bystander, [5]);
        batch.Add(session, [1]);
        session.Forward([2]);
        Assert.Throws<InvalidOperationException>(() => batch.Forward());
        Assert.Equal((1, 0), (session.Position, bystander.Position));
        batch.Clear();
        batch.Add(session, [3]);
        batch.Forward();
        AssertSameAsFresh([2, 3], batch.Logits(0));
    }

    [Fact]
    public void A_session_disposed_since_it_was_added_stops_the_pass_and_frees_the_others()
    {
        using DecoderSession bystander = _model.CreateSession(8);
        DecoderSession session = _model.CreateSession(8);
        using DecoderBatch batch = _model.CreateBatch(4);
        batch.Add(bystander, [5]);
        batch.Add(session, [1]);
        session.Dispose();
        Assert.Throws<ObjectDisposedException>(() => batch.Forward());
        AssertSameAsFresh([6], bystander.Forward([6]));
    }

    private void AssertSameAsFresh(int[] tokens, ReadOnlySpan<float> logits)
    {
        using DecoderSession fresh = _model.CreateSession(tokens.Length);
        Compare.Same(fresh.Forward(tokens), logits, "logits");
    }
}
