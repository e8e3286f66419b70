using ModelGen.Runtime;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>
/// Every checkpoint under <c>parity/</c>, in this project's data and in the reference data beside the clone: what the model that is declared for it computes on every position, against the reference implementation. A case without a
/// declared model is skipped and says what it covers.
/// </summary>
public sealed class ReferenceDirectoryTests
{
    public static TheoryData<string> Cases =>
    [
        .. SharedData.Folders("parity")
            .Concat(Directory.EnumerateDirectories(Path.Combine(SharedData.Repository, "tests", "ModelGen.Parity.Tests", "Data", "parity")).Select(folder => Path.GetFileName(folder)))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Everything_that_the_reference_computes_agrees(string folder)
    {
        string name = "parity/" + folder;
        using ReferenceCase reference = ReferenceCase.Open(name);
        if (Decoders.Cases.Contains(name))
        {
            using IDecoder model = Decoders.Load(reference, name);
            CheckDecoder(reference, model);
        }
        else if (PrefixDecoders.Cases.Contains(name))
        {
            using IDecoder model = PrefixDecoders.Load(reference, name);
            CheckDecoder(reference, model);
        }
        else if (Encoders.Cases.Contains(name))
        {
            using IEncoder model = Encoders.Load(reference, name);
            CheckEncoder(reference, model);
        }
        else if (SequenceToSequences.Cases.Contains(name))
        {
            using ISequenceToSequence model = SequenceToSequences.Load(reference, name);
            CheckSequenceToSequence(reference, model);
        }
        else
        {
            Assert.Skip($"No model is declared for it. It covers: {string.Join(", ", reference.Description.GetProperty("covers").EnumerateArray())}.");
        }
    }

    private static void CheckDecoder(ReferenceCase reference, IDecoder model)
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

    private static void CheckSequenceToSequence(ReferenceCase reference, ISequenceToSequence model)
    {
        Assert.True(reference.Sequences > 0);
        using SequenceToSequenceSession session = model.CreateSession(source: 64, capacity: 64);
        for (int i = 0; i < reference.Sequences; i++)
        {
            Compare.Close(reference.Floats($"encoded.{i}"), session.Encode(reference.Integers($"source.{i}")), reference.Tolerance, $"encoded source {i}");
            Compare.Close(reference.Logits(i), session.ForwardAll(reference.Integers($"target.{i}")), reference.Tolerance, $"logits of target {i}");
        }
    }

    private static void CheckEncoder(ReferenceCase reference, IEncoder model)
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
