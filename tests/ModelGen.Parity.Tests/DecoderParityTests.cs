using System.Text.Json;
using ModelGen.Kernels;
using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>What generated decoders owe beside exact logits, which <see cref="ReferenceDirectoryTests"/> checks: the same text by any way of reading it.</summary>
public sealed class DecoderParityTests
{
    public static TheoryData<string> Cases => [.. Decoders.Cases];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Greedy_continuations_agree(string name)
    {
        using ReferenceCase reference = ReferenceCase.Open(name);
        using IDecoder model = Decoders.Load(reference, name);
        foreach (JsonElement greedy in reference.Description.GetProperty("greedy").EnumerateArray())
        {
            int[] prompt = [.. greedy.GetProperty("prompt").EnumerateArray().Select(id => id.GetInt32())];
            int[] expected = [.. greedy.GetProperty("continuation").EnumerateArray().Select(id => id.GetInt32())];
            using DecoderSession session = model.CreateSession(prompt.Length + expected.Length);
            ReadOnlySpan<float> logits = session.Forward(prompt);
            List<int> actual = [];
            while (actual.Count < expected.Length)
            {
                actual.Add(Compare.ArgMax(logits));
                logits = session.Forward([actual[^1]]);
            }

            Assert.Equal(expected, actual);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Any_split_of_a_text_gives_the_same_bits(string name)
    {
        using ReferenceCase reference = ReferenceCase.Open(name);
        using IDecoder model = Decoders.Load(reference, name);
        int vocabulary = model.Manifest.Vocabulary;
        int[] tokens = reference.Tokens(reference.Sequences - 1);
        using DecoderSession whole = model.CreateSession(tokens.Length);
        float[] expected = whole.ForwardAll(tokens).ToArray();
        foreach (int size in new[] { 1, 2, 3, 7, 16 })
        {
            using DecoderSession session = model.CreateSession(tokens.Length);
            for (int first = 0; first < tokens.Length; first += size)
            {
                int count = Math.Min(size, tokens.Length - first);
                ReadOnlySpan<float> logits = session.Forward(tokens.AsSpan(first, count));
                Compare.Same(Expected(first + count), logits, $"parts of {size}, after token {first + count - 1}");
            }
        }

        // Where a longer text is read in another way, the logits in its midst are not those of the text that ends there.
        ReadOnlySpan<float> Expected(int length)
        {
            if (length > model.Manifest.RereadBeyond)
            {
                return expected.AsSpan((length - 1) * vocabulary, vocabulary);
            }

            whole.Truncate(0);
            return whole.Forward(tokens.AsSpan(0, length));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sessions_that_share_a_pass_get_the_same_bits_as_alone(string name)
    {
        using ReferenceCase reference = ReferenceCase.Open(name);
        using IDecoder model = Decoders.Load(reference, name);
        int[][] texts = [.. Enumerable.Range(0, reference.Sequences).Select(reference.Tokens)];
        DecoderSession[] sessions = [.. texts.Select(text => model.CreateSession(text.Length))];
        using DecoderBatch batch = model.CreateBatch(tokens: texts.Sum(text => text.Length));

        // All but the last token of each text in one pass, then the last ones in another.
        for (int i = 0; i < texts.Length; i++)
        {
            Assert.Equal(i, batch.Add(sessions[i], texts[i].AsSpan(0, texts[i].Length - 1)));
        }

        batch.Forward();
        for (int i = 0; i < texts.Length; i++)
        {
            using DecoderSession alone = model.CreateSession(texts[i].Length);
            Compare.Same(alone.Forward(texts[i].AsSpan(0, texts[i].Length - 1)), batch.Logits(i), $"logits of session {i}");
            Compare.Same(alone.Hidden, batch.Hidden(i), $"hidden states of session {i}");
        }

        for (int i = texts.Length - 1; i >= 0; i--)
        {
            batch.Add(sessions[i], texts[i].AsSpan(texts[i].Length - 1));
        }

        batch.Forward();
        for (int i = 0; i < texts.Length; i++)
        {
            using DecoderSession alone = model.CreateSession(texts[i].Length);
            Compare.Same(alone.Forward(texts[i]), batch.Logits(texts.Length - 1 - i), $"last logits of session {i}");
            Assert.Equal(texts[i].Length, sessions[i].Position);
            sessions[i].Dispose();
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Any_number_of_threads_gives_the_same_bits(string name)
    {
        using ReferenceCase reference = ReferenceCase.Open(name);
        int[] tokens = reference.Tokens(reference.Sequences - 1);
        float[]? expected = null;
        foreach (int threads in new[] { 1, 2, 3, 5 })
        {
            using WorkerPool workers = new(threads);
            using IDecoder model = Decoders.Load(reference, name, new LoadOptions { Workers = workers });
            using DecoderSession session = model.CreateSession(tokens.Length);
            float[] logits = session.ForwardAll(tokens).ToArray();
            expected ??= logits;
            Compare.Same(expected, logits, $"{threads} threads");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_truncated_is_as_if_it_had_never_been_read(string name)
    {
        using ReferenceCase reference = ReferenceCase.Open(name);
        using IDecoder model = Decoders.Load(reference, name);
        int[] tokens = reference.Tokens(reference.Sequences - 1);
        using DecoderSession session = model.CreateSession(tokens.Length);
        float[] expected = session.Forward(tokens).ToArray();
        session.Truncate(3);
        session.Forward([.. tokens.Skip(3).Select(token => (token + 1) % model.Manifest.Vocabulary)]);
        session.Truncate(3);
        Compare.Same(expected, session.Forward(tokens.AsSpan(3)), "logits after reading again");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_copied_file_gives_the_same_bits_as_a_mapped_one(string name)
    {
        using ReferenceCase reference = ReferenceCase.Open(name);
        int[] tokens = reference.Tokens(0);
        using IDecoder mapped = Decoders.Load(reference, name);
        using IDecoder copied = Decoders.Load(reference, name, new LoadOptions { MemoryMap = false });
        using DecoderSession one = mapped.CreateSession(tokens.Length);
        using DecoderSession other = copied.CreateSession(tokens.Length);
        Compare.Same(one.ForwardAll(tokens), other.ForwardAll(tokens), "logits");
    }
}
