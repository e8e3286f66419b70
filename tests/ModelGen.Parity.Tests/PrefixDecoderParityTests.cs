using System.Text.Json;
using ModelGen.Kernels;
using ModelGen.Runtime;
using ModelGen.Text;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>What generated prefix decoders owe beside exact logits, which <see cref="ReferenceDirectoryTests"/> checks.</summary>
public sealed class PrefixDecoderParityTests
{
    public static TheoryData<string> Cases => [.. PrefixDecoders.Cases];

    [Theory]
    [InlineData("parity/chatglm-6b", 8)]
    [InlineData("parity/glm-130b", 16)]
    public void Frequencies_are_those_of_the_reference(string name, int rotarySize)
    {
        using ReferenceCase reference = ReferenceCase.Open(name);
        Assert.Equal(reference.Floats("inv_freq"), RotaryFrequencies.Default(10_000, rotarySize).ToHalfPrecision().Inverse.ToArray());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Greedy_continuations_agree(string name)
    {
        using ReferenceCase reference = ReferenceCase.Open(name);
        using IDecoder model = Load(reference, name);
        foreach (JsonElement greedy in reference.Description.GetProperty("greedy").EnumerateArray())
        {
            int[] prompt = [.. greedy.GetProperty("prompt").EnumerateArray().Select(id => id.GetInt32())];
            int[] expected = [.. greedy.GetProperty("continuation").EnumerateArray().Select(id => id.GetInt32())];
            using PrefixDecoderSession session = Start(model, prompt.Length + expected.Length);
            session.Prefix(prompt.AsSpan(0, prompt.Length - 1));
            ReadOnlySpan<float> logits = session.Forward(prompt.AsSpan(prompt.Length - 1));
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
    public void Any_split_of_the_answer_gives_the_same_bits(string name)
    {
        using ReferenceCase reference = ReferenceCase.Open(name);
        using IDecoder model = Load(reference, name);
        int vocabulary = model.Manifest.Vocabulary;
        for (int i = 0; i < reference.Sequences; i++)
        {
            int[] tokens = reference.Tokens(i);
            using PrefixDecoderSession whole = Start(model, tokens.Length);
            float[] expected = whole.ForwardAll(tokens).ToArray();
            int prefix = whole.PrefixLength;
            foreach (int size in new[] { 1, 2, 3, 7, 16 })
            {
                using PrefixDecoderSession session = Start(model, tokens.Length);
                Compare.Same(expected.AsSpan((prefix - 1) * vocabulary, vocabulary), session.Prefix(tokens.AsSpan(0, prefix)), "the prefix");
                for (int first = prefix; first < tokens.Length; first += size)
                {
                    int count = Math.Min(size, tokens.Length - first);
                    ReadOnlySpan<float> logits = session.Forward(tokens.AsSpan(first, count));
                    Compare.Same(expected.AsSpan((first + count - 1) * vocabulary, vocabulary), logits, $"parts of {size}, after token {first + count - 1}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sessions_that_share_a_pass_get_the_same_bits_as_alone(string name)
    {
        using ReferenceCase reference = ReferenceCase.Open(name);
        using IDecoder model = Load(reference, name);
        int[][] texts = [.. Enumerable.Range(0, reference.Sequences).Select(reference.Tokens)];
        PrefixDecoderSession[] sessions = [.. texts.Select(text => Start(model, text.Length))];
        using DecoderBatch batch = model.CreateBatch(tokens: texts.Sum(text => text.Length));

        // A prefix is in one pass with answers: the first session is one token ahead.
        sessions[0].Forward(texts[0].AsSpan(0, texts[0].Length - 2));
        batch.Add(sessions[0], texts[0].AsSpan(texts[0].Length - 2, 1));
        for (int i = 1; i < texts.Length; i++)
        {
            batch.Add(sessions[i], texts[i].AsSpan(0, texts[i].Length - 1));
        }

        batch.Forward();
        for (int i = 0; i < texts.Length; i++)
        {
            using PrefixDecoderSession alone = Start(model, texts[i].Length);
            Compare.Same(alone.Forward(texts[i].AsSpan(0, texts[i].Length - 1)), batch.Logits(i), $"logits of session {i}");
            Assert.Equal(alone.PrefixLength, sessions[i].PrefixLength);
        }

        for (int i = 0; i < texts.Length; i++)
        {
            batch.Add(sessions[i], texts[i].AsSpan(texts[i].Length - 1));
        }

        batch.Forward();
        for (int i = 0; i < texts.Length; i++)
        {
            using PrefixDecoderSession alone = Start(model, texts[i].Length);
            Compare.Same(alone.Forward(texts[i]), batch.Logits(i), $"last logits of session {i}");
            sessions[i].Dispose();
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Any_number_of_threads_gives_the_same_bits(string name)
    {
        using ReferenceCase reference = ReferenceCase.Open(name);
        int[] tokens = reference.Tokens(1);
        float[]? expected = null;
        foreach (int threads in new[] { 1, 2, 3, 5 })
        {
            using WorkerPool workers = new(threads);
            using IDecoder model = Load(reference, name, new LoadOptions { Workers = workers });
            using PrefixDecoderSession session = Start(model, tokens.Length);
            float[] logits = session.ForwardAll(tokens).ToArray();
            expected ??= logits;
            Compare.Same(expected, logits, $"{threads} threads");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_new_turn_reads_the_larger_prefix_anew(string name)
    {
        using ReferenceCase reference = ReferenceCase.Open(name);
        using IDecoder model = Load(reference, name);
        int[] first = reference.Tokens(2);
        int[] second = reference.Tokens(1);
        using PrefixDecoderSession session = Start(model, second.Length);
        float[] expected = session.Forward(second).ToArray();
        session.Truncate(0);
        session.Forward(first);
        session.Truncate(session.PrefixLength + 1);
        session.Forward([5]);
        session.Truncate(0);
        Assert.Equal((0, 0), (session.Position, session.PrefixLength));
        Compare.Same(expected, session.Forward(second), "logits after reading again");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_converted_or_copied_file_is_still_taken_apart(string name)
    {
        using ReferenceCase reference = ReferenceCase.Open(name);
        int[] tokens = reference.Tokens(1);
        using IDecoder mapped = Load(reference, name);
        using IDecoder copied = Load(reference, name, new LoadOptions { MemoryMap = false });
        using IDecoder converted = Load(reference, name, new LoadOptions { Weights = WeightType.F16 });
        using PrefixDecoderSession one = Start(mapped, tokens.Length);
        using PrefixDecoderSession other = Start(copied, tokens.Length);
        using PrefixDecoderSession third = Start(converted, tokens.Length);
        float[] expected = one.ForwardAll(tokens).ToArray();
        Compare.Same(expected, other.ForwardAll(tokens), "logits");
        Assert.InRange(Compare.RelativeRms(expected, third.ForwardAll(tokens)), 1e-9, 1e-2);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_session_goes_on_from_where_another_stands(string name)
    {
        using ReferenceCase reference = ReferenceCase.Open(name);
        using IDecoder model = Load(reference, name);
        int[] tokens = reference.Tokens(1);
        using PrefixDecoderSession source = Start(model, tokens.Length);
        using PrefixDecoderSession fresh = Start(model, tokens.Length);
        using PrefixDecoderSession other = Start(model, tokens.Length);
        int[] changed = [tokens[0], tokens[1] == 1 ? 2 : 1, .. tokens[2..^1]];
        source.Forward(tokens.AsSpan(0, tokens.Length - 1));
        other.Forward(changed);

        // One token in common is none: it saw another prefix.
        other.CopyFrom(source, from: 1);
        fresh.CopyFrom(source);
        Assert.Equal(source.PrefixLength, fresh.PrefixLength);
        float[] expected = source.Forward(tokens.AsSpan(tokens.Length - 1)).ToArray();
        Compare.Same(expected, fresh.Forward(tokens.AsSpan(tokens.Length - 1)), "logits of an empty session");
        Compare.Same(expected, other.Forward(tokens.AsSpan(tokens.Length - 1)), "logits of a session with another prefix");
        other.Truncate(source.PrefixLength + 1);
        other.CopyFrom(source, from: source.PrefixLength + 1);
        Assert.Equal(tokens.Length, other.Position);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Beams_find_what_the_model_says(string name)
    {
        using ReferenceCase reference = ReferenceCase.Open(name);
        using IDecoder model = Load(reference, name);
        BeamSearch search = new(new DecoderBeams(model));
        JsonElement greedy = reference.Description.GetProperty("greedy")[0];
        int[] prompt = [.. greedy.GetProperty("prompt").EnumerateArray().Select(id => id.GetInt32())];
        int[] expected = [.. greedy.GetProperty("continuation").EnumerateArray().Select(id => id.GetInt32())];
        BeamSearchOptions options = new() { MaxNewTokens = expected.Length };
        Assert.Equal([.. prompt, .. expected], search.Generate(prompt, options, TestContext.Current.CancellationToken)[0].Tokens);

        foreach (BeamHypothesis found in search.Generate(prompt, options with { NumBeams = 4, NumReturnSequences = 4 }, TestContext.Current.CancellationToken))
        {
            Assert.Equal(LogProbability(model, found) / expected.Length, found.Score!.Value, 1e-4);
        }
    }

    private static double LogProbability(IDecoder model, BeamHypothesis found)
    {
        int[] tokens = [.. found.Tokens];
        using PrefixDecoderSession session = Start(model, tokens.Length);
        float[] logits = session.ForwardAll(tokens).ToArray();
        int vocabulary = model.Manifest.Vocabulary;
        double sum = 0;
        for (int i = found.PromptLength; i < tokens.Length; i++)
        {
            float[] row = logits[((i - 1) * vocabulary)..(i * vocabulary)];
            sum += row[tokens[i]] - row.Max() - Math.Log(row.Sum(logit => Math.Exp(logit - row.Max())));
        }

        return sum;
    }

    private static IDecoder Load(ReferenceCase reference, string name, LoadOptions? options = null) => PrefixDecoders.Load(reference, name, options);

    private static PrefixDecoderSession Start(IDecoder model, int capacity) => Assert.IsType<PrefixDecoderSession>(model.CreateSession(capacity));
}
