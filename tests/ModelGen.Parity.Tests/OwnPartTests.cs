using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>Activations, biases and masks that are methods of the model's class.</summary>
public sealed class OwnPartTests
{
    [Fact]
    public void Methods_do_what_the_axes_do_that_they_are_written_after()
    {
        int[] text = [.. Enumerable.Range(3, 90)];
        using LikeOwnModel axes = LikeOwnModel.CreateRandom(seed: 3);
        using OwnLikeAxesModel methods = OwnLikeAxesModel.CreateRandom(seed: 3);
        using DecoderSession expected = axes.CreateSession(capacity: 100);
        using DecoderSession actual = methods.CreateSession(capacity: 100);
        Compare.Close(expected.ForwardAll(text), actual.ForwardAll(text), 2e-5, "logits");
    }

    [Fact]
    public void A_token_that_sees_nothing_gets_nothing_from_attention_and_others_hear_of_it_by_what_it_is()
    {
        using OwnPartsModel model = OwnPartsModel.CreateRandom(seed: 3);
        using DecoderSession session = model.CreateSession(capacity: 100);
        float[] logits = session.ForwardAll([.. Enumerable.Range(0, 60)]).ToArray();
        Assert.DoesNotContain(logits, float.IsNaN);

        // The token at 3 sees nothing: what precedes it makes no difference to it.
        session.Truncate(0);
        float[] others = session.ForwardAll([9, 8, 7, 3]).ToArray();
        Compare.Same(logits.AsSpan(3 * 150, 150).ToArray(), others.AsSpan(3 * 150), "logits of a token that sees nothing");
    }

    [Fact]
    public void The_galleries_mask_hides_what_it_says()
    {
        using StridedAttention model = StridedAttention.CreateRandom(seed: 3);
        float[] logits = LastLogits(model, []);
        Assert.NotEqual(logits, LastLogits(model, [39 - 15]));
        Assert.NotEqual(logits, LastLogits(model, [39 - 32]));

        // What the last token does not see reaches it over others alone: in a single layer not at all.
        using StridedLayer layer = StridedLayer.CreateRandom(seed: 3);
        logits = LastLogits(layer, []);
        Assert.Equal(logits, LastLogits(layer, [39 - 16 - 1, 39 - 31]));
        Assert.NotEqual(logits, LastLogits(layer, [39 - 32]));
    }

    [Fact]
    public void The_galleries_bias_takes_the_place_of_positions()
    {
        using SandwichBias model = SandwichBias.CreateRandom(seed: 3);
        Assert.NotEqual(LastLogits(model, []), LastLogits(model, [0]));
        using DecoderSession session = model.CreateSession(capacity: 3);
        float[] forward = session.Forward([5, 6, 7]).ToArray();
        session.Truncate(0);
        Assert.NotEqual(forward, session.Forward([6, 5, 7]).ToArray());
    }

    [Fact]
    public void The_galleries_activation_is_Mish()
    {
        using MishGlu model = MishGlu.CreateRandom(seed: 3);
        Assert.All(LastLogits(model, []), logit => Assert.True(float.IsFinite(logit)));
    }

    [Fact]
    public void Each_text_of_a_batch_is_biased_and_masked_by_its_own_places()
    {
        int[] first = [.. Enumerable.Range(5, 33)];
        int[] second = [.. Enumerable.Range(40, 21)];
        using OwnPartsEncoder model = OwnPartsEncoder.CreateRandom(seed: 3);
        using EncoderSession session = model.CreateSession(tokens: 60);
        float[] alone = session.Encode(second).ToArray();
        Assert.DoesNotContain(alone, float.IsNaN);
        RaggedBatch batch = new();
        batch.Add(first);
        batch.Add(second);
        float[] together = new float[(first.Length + second.Length) * 60];
        session.Encode(batch, together);
        Compare.Same(alone, together.AsSpan(first.Length * 60), "hidden states");
    }

    /// <summary>The logits behind 40 tokens, of which some are others.</summary>
    private static float[] LastLogits(IDecoder model, int[] changed)
    {
        int[] text = [.. Enumerable.Range(3, 40)];
        Array.ForEach(changed, place => text[place] = 150);
        using DecoderSession session = model.CreateSession(capacity: 40);
        return session.Forward(text).ToArray();
    }
}
