using System.Numerics.Tensors;
using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Lecture.Tests;

/// <summary>Attention alone sees a set of words: what makes an order of them is the position encoding, and what hides the future is the mask.</summary>
public sealed class OrderTests
{
    private static readonly int[] Tokens = [11, 3, 25, 7, 19];
    private static readonly int[] Order = [3, 0, 4, 2, 1];

    [Fact]
    public void Without_positions_a_text_is_a_set()
    {
        using WithoutPositions model = WithoutPositions.CreateRandom(seed: 1);
        (float[] hidden, float[] reordered) = InBothOrders(model);
        Assert.All(Distances(hidden, reordered), distance => Assert.InRange(distance, 0, 1e-4f));
    }

    [Fact]
    public void Sinusoids_tell_first_from_last()
    {
        using WithSinusoids model = WithSinusoids.CreateRandom(seed: 1);
        (float[] hidden, float[] reordered) = InBothOrders(model);
        Assert.All(Distances(hidden, reordered), distance => Assert.True(distance > 0.1f));
    }

    [Fact]
    public void A_decoder_does_not_see_what_comes_and_an_encoder_does()
    {
        int[] continued = [.. Tokens, 30];
        using SmallDecoder decoder = SmallDecoder.CreateRandom(seed: 1);
        using DecoderSession one = decoder.CreateSession(capacity: 8);
        using DecoderSession other = decoder.CreateSession(capacity: 8);
        float[] before = one.ForwardAll(Tokens).ToArray();
        Assert.Equal(before, other.ForwardAll(continued)[..before.Length].ToArray());

        using WithSinusoids encoder = WithSinusoids.CreateRandom(seed: 1);
        using EncoderSession session = encoder.CreateSession(tokens: 8);
        float[] read = session.Encode(Tokens).ToArray();
        Assert.All(Enumerable.Range(0, Tokens.Length), i => Assert.NotEqual(Row(read, i), Row(session.Encode(continued).ToArray(), i)));
    }

    private static (float[] Hidden, float[] Reordered) InBothOrders(IEncoder model)
    {
        using EncoderSession session = model.CreateSession(tokens: 8);
        return (session.Encode(Tokens).ToArray(), session.Encode([.. Order.Select(i => Tokens[i])]).ToArray());
    }

    /// <summary>How far each word's vector is from its vector in the other order.</summary>
    private static IEnumerable<float> Distances(float[] hidden, float[] reordered) =>
        Order.Select((word, place) => TensorPrimitives.Distance<float>(Row(hidden, word), Row(reordered, place)));

    private static float[] Row(float[] hidden, int row) => hidden.AsSpan(row * 32, 32).ToArray();
}
