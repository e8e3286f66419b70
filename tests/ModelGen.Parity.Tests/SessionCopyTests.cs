using ModelGen.Runtime;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>A session that goes on from where another stands.</summary>
public sealed class SessionCopyTests : IDisposable
{
    private readonly TinyMistral _model = TinyMistral.CreateRandom(seed: 3);

    public void Dispose() => _model.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(20)]
    public void TheTwoGoOnAlike(int shared)
    {
        int[] beginning = [.. Enumerable.Range(40, shared)];
        using DecoderSession source = _model.CreateSession(capacity: 64);
        using DecoderSession copy = _model.CreateSession(capacity: 48);
        source.Forward([.. beginning, .. Enumerable.Range(0, 21)]);
        copy.Forward([.. beginning, .. Enumerable.Range(100, 25)]);
        copy.CopyFrom(source, shared);
        Assert.Equal((shared + 21, shared + 21), (source.Position, copy.Position));
        for (int token = 150; token < 155; token++)
        {
            float[] expected = source.Forward([token]).ToArray();
            Compare.Same(expected, copy.Forward([token]), $"logits after token {token}");
        }
    }

    [Fact]
    public void AShorterTextAndAnEmptyOneCanBeTakenOver()
    {
        using DecoderSession source = _model.CreateSession(capacity: 64);
        using DecoderSession copy = _model.CreateSession(capacity: 40);
        copy.Forward([.. Enumerable.Range(0, 40)]);
        source.Forward([1, 2]);
        copy.CopyFrom(source);
        Compare.Same(source.Forward([3]).ToArray(), copy.Forward([3]), "logits");
        using DecoderSession empty = _model.CreateSession(capacity: 1);
        copy.CopyFrom(empty);
        Assert.Equal(0, copy.Position);
    }

    [Fact]
    public void WhatCannotBeTakenOverIsRefusedAndChangesNothing()
    {
        using TinyMistral stranger = TinyMistral.CreateRandom(seed: 3);
        using DecoderSession source = _model.CreateSession(capacity: 8);
        using DecoderSession copy = _model.CreateSession(capacity: 4);
        using DecoderSession other = stranger.CreateSession(capacity: 8);
        source.Forward([1, 2, 3, 4, 5]);
        copy.Forward([1, 2]);
        Assert.Contains("room for 4", Assert.Throws<ArgumentException>(() => copy.CopyFrom(source)).Message, StringComparison.Ordinal);
        source.Truncate(3);
        Assert.Throws<ArgumentOutOfRangeException>(() => copy.CopyFrom(source, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => copy.CopyFrom(source, 3));
        Assert.Throws<ArgumentException>(() => copy.CopyFrom(copy));
        Assert.Throws<ArgumentException>(() => copy.CopyFrom(other));
        Assert.Equal(2, copy.Position);
        using DecoderSession fresh = _model.CreateSession(capacity: 4);
        Compare.Same(fresh.Forward([1, 2, 9]).ToArray(), copy.Forward([9]), "logits");
        source.Dispose();
        Assert.Throws<ObjectDisposedException>(() => copy.CopyFrom(source));
        copy.Truncate(0);
    }

    [Fact]
    public void ACopyAllocatesNothing()
    {
        using DecoderSession source = _model.CreateSession(capacity: 32);
        using DecoderSession copy = _model.CreateSession(capacity: 32);
        source.Forward([.. Enumerable.Range(0, 30)]);
        Assert.Equal(0, Allocations.Of(() => copy.CopyFrom(source)));
    }
}
