using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>What a user can do wrong with a prefix: one clear exception each, and the session is as it was before. And prefixes of any length.</summary>
public sealed class PrefixSessionTests : IDisposable
{
    private const int Mask = 150;
    private const int GenerationMask = 151;
    private const int Start = 154;

    private readonly TinyChatGlm _model = TinyChatGlm.CreateRandom(seed: 3);
    private readonly PrefixLlamaModel _plain = PrefixLlamaModel.CreateRandom(seed: 4);

    public void Dispose()
    {
        _model.Dispose();
        _plain.Dispose();
    }

    [Fact]
    public void A_prefix_without_a_blank_is_refused()
    {
        using PrefixDecoderSession session = _model.CreateSession(8);
        AssertNamed<ArgumentException>("mask token 151 or 150", () => session.Prefix([1, 2, 3]));
        AssertNamed<ArgumentException>("mask token 151 or 150", () => session.Forward([1, 2, Start, Mask]));
        AssertNamed<ArgumentException>("mask token 151 or 150", () => session.Forward([Start, 1]));
        AssertUsable(session);
    }

    [Fact]
    public void A_second_prefix_is_refused()
    {
        using PrefixDecoderSession session = _model.CreateSession(8);
        session.Prefix([1, Mask]);
        AssertNamed<InvalidOperationException>("prefix of 2 tokens already", () => session.Prefix([1, Mask]));
        session.Forward([Start]);
        AssertNamed<InvalidOperationException>("Truncate(0)", () => session.Prefix([1, Mask]));
        Assert.Equal((3, 2), (session.Position, session.PrefixLength));
        session.Truncate(0);
        AssertUsable(session);
    }

    [Fact]
    public void An_answer_before_the_prefix_is_refused()
    {
        using PrefixDecoderSession session = _model.CreateSession(8);
        AssertNamed<InvalidOperationException>("call Prefix before Forward", () => session.Forward([1, Mask, 2]));
        AssertNamed<InvalidOperationException>("token 154", () => session.ForwardAll([1]));
        AssertUsable(session);
    }

    [Fact]
    public void An_answer_begins_with_its_token()
    {
        using PrefixDecoderSession session = _model.CreateSession(8);
        AssertNamed<ArgumentException>("begins the answer", () => session.Prefix([1, Mask, Start]));
        session.Prefix([1, Mask]);
        AssertNamed<ArgumentException>("Token 7 follows the prefix", () => session.Forward([7]));
        Assert.Equal(2, session.Position);
        session.Forward([Start]);
        session.Forward([7]);
        session.Truncate(2);
        AssertNamed<ArgumentException>("begins with token 154", () => session.Forward([7]));
    }

    [Fact]
    public void A_prefix_is_kept_whole_or_not_at_all()
    {
        using PrefixDecoderSession session = _model.CreateSession(8);
        session.Forward([1, 2, GenerationMask, Start, 9]);
        AssertNamed<ArgumentOutOfRangeException>("first 3 tokens are the prefix", () => session.Truncate(2));
        Assert.Equal(5, session.Position);
        session.Truncate(3);
        session.Truncate(0);
        AssertUsable(session);
    }

    [Fact]
    public void A_prefix_longer_than_its_scratch_memory_is_refused()
    {
        using PrefixDecoderSession session = _model.CreateSession(200, prefix: 130);
        int[] prefix = [.. Enumerable.Repeat(4, 130), Mask];
        AssertNamed<ArgumentException>("131 tokens and the session has scratch memory for one of 130", () => session.Prefix(prefix));
        AssertNamed<ArgumentException>("create it for a longer prefix", () => session.Forward([.. prefix, Start]));
        session.Prefix(prefix.AsSpan(1));
        session.Forward([Start]);
        Assert.Throws<ArgumentOutOfRangeException>(() => _model.CreateSession(8, prefix: 9));
        Assert.Throws<ArgumentOutOfRangeException>(() => _model.CreateSession(8, prefix: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => _model.CreateSession(0));
    }

    [Fact]
    public void Tokens_and_capacity_are_checked_as_for_any_decoder()
    {
        using PrefixDecoderSession session = _model.CreateSession(4);
        AssertNamed<ArgumentException>("No tokens", () => session.Prefix([]));
        AssertNamed<ArgumentException>("do not fit", () => session.Prefix([1, 2, 3, 4, Mask]));
        AssertNamed<ArgumentOutOfRangeException>("vocabulary of TinyChatGlm", () => session.Prefix([160, Mask]));
        AssertUsable(session);
        session.Dispose();
        Assert.Throws<ObjectDisposedException>(() => { session.Prefix([1, Mask]); });
    }

    [Fact]
    public void A_batch_refuses_what_a_session_refuses_and_stays_as_it_was()
    {
        using PrefixDecoderSession session = _model.CreateSession(8);
        using DecoderBatch batch = _model.CreateBatch(8);
        AssertNamed<InvalidOperationException>("no prefix", () => batch.Add(session, [1, 2]));
        AssertNamed<ArgumentException>("no blank", () => batch.Add(session, [1, 2, Start]));
        Assert.Equal(0, batch.Count);
        batch.Add(session, [1, Mask, Start]);
        batch.Clear();
        AssertUsable(session);
    }

    [Fact]
    public void A_long_prefix_is_one_block_whatever_is_read_with_it()
    {
        int[] tokens = [.. Enumerable.Range(0, 500).Select(i => i * 7 % 90)];
        using PrefixDecoderSession session = _plain.CreateSession(500);
        float[] alone = session.Prefix(tokens.AsSpan(0, 300)).ToArray();
        Assert.Equal(300, session.PrefixLength);
        float[] hidden = session.Hidden.ToArray();
        float[] rest = session.ForwardAll(tokens.AsSpan(300)).ToArray();

        // The first token sees the last: another one there changes its hidden state.
        using PrefixDecoderSession other = _plain.CreateSession(500);
        other.Prefix([.. tokens[..299], (tokens[299] + 1) % 90]);
        Assert.NotEqual(hidden[0], other.Hidden[0]);

        // A call on an empty session is the prefix of a model without blanks, in batches too.
        using PrefixDecoderSession shared = _plain.CreateSession(500, prefix: 300);
        using DecoderBatch batch = _plain.CreateBatch(310);
        other.Truncate(0);
        batch.Add(other, [1, 2, 3]);
        batch.Add(shared, tokens.AsSpan(0, 300));
        batch.Forward();
        Compare.Same(alone, batch.Logits(1), "logits of the prefix in a batch");
        Compare.Same(hidden, batch.Hidden(1), "hidden states of the prefix in a batch");
        for (int i = 300; i < 500; i++)
        {
            Compare.Same(rest.AsSpan((i - 300) * 90, 90), shared.Forward([tokens[i]]), $"logits of token {i}");
        }
    }

    private static void AssertNamed<TException>(string expected, Action action)
        where TException : Exception => Assert.Contains(expected, Assert.Throws<TException>(action).Message, StringComparison.Ordinal);

    private static void AssertNamed<TException>(string expected, Func<ReadOnlySpan<float>> action)
        where TException : Exception => AssertNamed<TException>(expected, () => { action(); });

    private static void AssertNamed<TException>(string expected, Func<int> action)
        where TException : Exception => AssertNamed<TException>(expected, () => { action(); });

    private void AssertUsable(PrefixDecoderSession session)
    {
        Assert.Equal((0, 0), (session.Position, session.PrefixLength));
        using PrefixDecoderSession fresh = _model.CreateSession(3);
        Compare.Same(fresh.Forward([1, Mask, Start]), session.Forward([1, Mask, Start]), "logits");
        session.Truncate(0);
    }
}
