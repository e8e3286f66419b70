using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>A text that crosses the original context of LongRoPE is as if it had been read at once, whichever way it crosses, in a session, a batch or a copy.</summary>
public sealed class LongRopeTests
{
    private const int Original = 50;
    private static readonly int[] Text = [.. Enumerable.Range(7, 80)];

    [Fact]
    public void The_lists_differ()
    {
        using LongRopeModel model = LongRopeModel.CreateRandom(seed: 5);
        using DecoderSession session = model.CreateSession(capacity: 100);
        float[] brief = session.ForwardAll(Text.AsSpan(0, Original)).ToArray();
        session.Truncate(0);
        ReadOnlySpan<float> longer = session.ForwardAll(Text.AsSpan(0, Original + 1));
        Assert.NotEqual(brief, longer[..brief.Length].ToArray());
    }

    [Fact]
    public void Token_by_token()
    {
        using LongRopeModel model = LongRopeModel.CreateRandom(seed: 5);
        using DecoderSession session = model.CreateSession(capacity: 100);
        for (int i = 0; i < Text.Length; i++)
        {
            Compare.Same(Whole(model, Text.AsSpan(0, i + 1)), session.Forward([Text[i]]), $"{i + 1} tokens");
            Assert.Equal(1, session.Hidden.Length / 48);
        }

        // Back below the limit and up again.
        session.Truncate(30);
        Compare.Same(Whole(model, Text.AsSpan(0, 40)), session.Forward(Text.AsSpan(30, 10)), "cut back");
        Compare.Same(Whole(model, Text), session.Forward(Text.AsSpan(40)), "beyond again");
    }

    [Fact]
    public void In_a_batch()
    {
        using LongRopeModel model = LongRopeModel.CreateRandom(seed: 5);
        using DecoderSession crossing = model.CreateSession(capacity: 100);
        using DecoderSession staying = model.CreateSession(capacity: 60);
        using DecoderBatch batch = model.CreateBatch(tokens: 30);
        crossing.Forward(Text.AsSpan(0, 45));
        staying.Forward(Text.AsSpan(0, 20));
        batch.Add(crossing, Text.AsSpan(45, 10));
        batch.Add(staying, Text.AsSpan(20, 10));
        batch.Forward();
        Compare.Same(Whole(model, Text.AsSpan(0, 55)), batch.Logits(0), "the text that crosses");
        Compare.Same(Whole(model, Text.AsSpan(0, 30)), batch.Logits(1), "the text that stays");
        Compare.Same(Whole(model, Text), crossing.Forward(Text.AsSpan(55)), "the text that crossed");
    }

    [Fact]
    public void In_a_copy()
    {
        using LongRopeModel model = LongRopeModel.CreateRandom(seed: 5);
        using DecoderSession source = model.CreateSession(capacity: 100);
        using DecoderSession copy = model.CreateSession(capacity: 60);
        source.Forward(Text.AsSpan(0, 55));
        source.Truncate(35);
        copy.Forward(Text.AsSpan(0, 30));
        copy.CopyFrom(source, from: 30);
        Compare.Same(Whole(model, Text.AsSpan(0, 45)), copy.Forward(Text.AsSpan(35, 10)), "a copy of what was cut back");
        Compare.Same(Whole(model, Text.AsSpan(0, 58)), copy.Forward(Text.AsSpan(45, 13)), "the copy beyond the limit");
    }

    [Fact]
    public void Behind_a_prefix()
    {
        using PrefixLongRopeModel model = PrefixLongRopeModel.CreateRandom(seed: 5);
        using PrefixDecoderSession whole = model.CreateSession(capacity: 100);
        using PrefixDecoderSession session = model.CreateSession(capacity: 100);
        whole.Prefix(Text.AsSpan(0, 20));
        float[] expected = whole.Forward(Text.AsSpan(20)).ToArray();
        session.Prefix(Text.AsSpan(0, 20));
        session.Forward(Text.AsSpan(20, 20));
        Compare.Same(expected, session.Forward(Text.AsSpan(40)), "a prefix and two parts");
    }

    private static float[] Whole(LongRopeModel model, ReadOnlySpan<int> text)
    {
        using DecoderSession session = model.CreateSession(text.Length);
        return session.Forward(text).ToArray();
    }
}
