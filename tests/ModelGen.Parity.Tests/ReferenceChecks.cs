using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>Compares everything that a model computes with what the reference implementation does.</summary>
internal static class ReferenceChecks
{
    public static void Decoder(ReferenceCase reference, IDecoder model)
    {
        Assert.True(reference.Sequences > 0);
        for (int i = 0; i < reference.Sequences; i++)
        {
            int[] tokens = reference.Tokens(i);
            using DecoderSession session = model.CreateSession(tokens.Length);
            Compare.Close(reference.Logits(i), session.ForwardAll(tokens), reference.Tolerance, $"logits of sequence {i}");
            Compare.Close(reference.Hidden(i), session.Hidden, reference.Tolerance, $"hidden states of sequence {i}");
            if (session is PrefixDecoderSession prefix)
            {
                Assert.Equal(reference.Integers($"prefix.{i}")[0], prefix.PrefixLength);
            }
        }
    }

    public static void SequenceToSequence(ReferenceCase reference, ISequenceToSequence model)
    {
        Assert.True(reference.Sequences > 0);
        using SequenceToSequenceSession session = model.CreateSession(source: 64, capacity: 64);
        for (int i = 0; i < reference.Sequences; i++)
        {
            Compare.Close(reference.Floats($"encoded.{i}"), session.Encode(reference.Integers($"source.{i}")), reference.Tolerance, $"encoded source {i}");
            Compare.Close(reference.Logits(i), session.ForwardAll(reference.Integers($"target.{i}")), reference.Tolerance, $"logits of target {i}");
        }
    }

    public static void Encoder(ReferenceCase reference, IEncoder model)
    {
        Assert.True(reference.Sequences > 0);
        using EncoderSession session = model.CreateSession(tokens: 64);
        for (int i = 0; i < reference.Sequences; i++)
        {
            Compare.Close(reference.Hidden(i), session.Encode(reference.Tokens(i), reference.TokenTypes(i)), reference.Tolerance, $"hidden states of text {i}");
            Compare.Close(reference.Logits(i), session.Logits, reference.Tolerance, $"logits of text {i}");
            if (reference.Find("pooled", i) is { } pooled)
            {
                Compare.Close(pooled, session.Pooled, reference.Tolerance, $"vector of text {i}");
            }

            if (reference.Find("next_sentence", i) is { } nextSentence)
            {
                Compare.Close(nextSentence, session.NextSentence, reference.Tolerance, $"next sentence of text {i}");
            }
        }
    }
}
