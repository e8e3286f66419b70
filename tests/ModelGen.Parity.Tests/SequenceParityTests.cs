using ModelGen.Kernels;
using ModelGen.Runtime;
using ModelGen.Text;
using ModelGen.Text.Tests.Beam;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>What encoder-decoders owe beside exact logits, which <see cref="ReferenceDirectoryTests"/> checks: the same target by any way of writing it, and what the reference generates.</summary>
public sealed class SequenceParityTests
{
    public static TheoryData<string> Cases => [.. SequenceToSequences.Cases];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Any_split_of_a_target_gives_the_same_bits(string name)
    {
        using ReferenceCase reference = ReferenceCase.Open(name);
        using ISequenceToSequence model = SequenceToSequences.Load(reference, name);
        int last = reference.Sequences - 1;
        (int[] source, int[] target) = (reference.Integers($"source.{last}"), reference.Integers($"target.{last}"));
        int vocabulary = model.Manifest.Vocabulary;
        using SequenceToSequenceSession whole = model.CreateSession(source.Length, target.Length);
        whole.Encode(source);
        float[] expected = whole.ForwardAll(target).ToArray();
        float[] hidden = whole.Hidden.ToArray();
        for (int split = 1; split <= target.Length; split++)
        {
            using SequenceToSequenceSession session = model.CreateSession(source.Length, target.Length);
            session.Encode(source);
            Compare.Same(expected.AsSpan(0, split * vocabulary), session.ForwardAll(target.AsSpan(0, split)), $"first {split} tokens");
            for (int token = split; token < target.Length; token++)
            {
                Compare.Same(expected.AsSpan(token * vocabulary, vocabulary), session.Forward([target[token]]), $"token {token} after {split}");
                Compare.Same(hidden.AsSpan(token * model.Manifest.Hidden, model.Manifest.Hidden), session.Hidden, $"hidden state of token {token}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sources_and_targets_that_share_passes_get_the_same_bits_as_alone(string name)
    {
        using ReferenceCase reference = ReferenceCase.Open(name);
        using ISequenceToSequence model = SequenceToSequences.Load(reference, name);
        int[] order = [.. Enumerable.Range(0, reference.Sequences), .. Enumerable.Range(0, reference.Sequences).Reverse()];
        RaggedBatch sources = new();
        foreach (int i in order)
        {
            sources.Add(reference.Integers($"source.{i}"));
        }

        using DecoderBatch batch = model.CreateBatch(tokens: 256);
        foreach (int capacity in new[] { 60, 100, sources.TokenCount })
        {
            using SourceEncoder encoder = model.CreateEncoder(capacity);
            EncodedSource[] encoded = encoder.Encode(sources);
            SequenceToSequenceSession[] sessions = [.. order.Select(_ => model.CreateSession(source: 0, capacity: 64))];
            for (int i = 0; i < order.Length; i++)
            {
                sessions[i].Begin(encoded[i]);
                encoded[i].Dispose();
                batch.Add(sessions[i], reference.Integers($"target.{order[i]}").AsSpan(0, 2));
            }

            batch.Forward();
            for (int i = 0; i < order.Length; i++)
            {
                batch.Add(sessions[i], reference.Integers($"target.{order[i]}").AsSpan(2));
            }

            batch.Forward();
            for (int i = 0; i < order.Length; i++)
            {
                using SequenceToSequenceSession alone = model.CreateSession(source: 64, capacity: 64);
                Compare.Same(alone.Encode(sources.Tokens(i)), sessions[i].Encoded, $"source {i}, {capacity} tokens a pass");
                Compare.Same(alone.Forward(reference.Integers($"target.{order[i]}")), batch.Logits(i), $"logits of target {i}, {capacity} tokens a pass");
                sessions[i].Dispose();
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Any_number_of_threads_gives_the_same_bits(string name)
    {
        using ReferenceCase reference = ReferenceCase.Open(name);
        float[]? expected = null;
        foreach (int threads in new[] { 1, 2, 3, 5 })
        {
            using WorkerPool workers = new(threads);
            using ISequenceToSequence model = SequenceToSequences.Load(reference, name, new LoadOptions { Workers = workers });
            using SequenceToSequenceSession session = model.CreateSession(source: 64, capacity: 64);
            session.Encode(reference.Integers("source.1"));
            float[] logits = session.ForwardAll(reference.Integers("target.1")).ToArray();
            expected ??= logits;
            Compare.Same(expected, logits, $"logits with {threads} threads");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Searches_find_what_the_reference_finds(string name)
    {
        using ReferenceCase reference = ReferenceCase.Open(name);
        using ISequenceToSequence model = SequenceToSequences.Load(reference, name);
        BeamSearch search = new(model);
        GenerateCase[] cases = GenerateCase.Open(reference.Folder);
        Assert.NotEmpty(cases);
        foreach (GenerateCase one in cases)
        {
            AssertSame(one, search.Generate([one.Source], one.Options, TestContext.Current.CancellationToken));
        }

        // All sources of the same options together give each what it finds alone.
        foreach (IGrouping<string, GenerateCase> group in cases.GroupBy(one => one.Options.ToString()))
        {
            BeamSearchResult together = search.Generate([.. group.Select(one => (ReadOnlyMemory<int>)one.Source)], group.First().Options, TestContext.Current.CancellationToken);
            foreach ((GenerateCase one, IReadOnlyList<BeamHypothesis> found) in group.Zip(together.Hypotheses))
            {
                IReadOnlyList<BeamHypothesis> alone = search.Generate(one.Source, one.Options, TestContext.Current.CancellationToken);
                Assert.Equal(alone.Select(text => (string.Join(' ', text.Tokens), text.Score)), found.Select(text => (string.Join(' ', text.Tokens), text.Score)));
            }
        }
    }

    private static void AssertSame(GenerateCase expected, BeamSearchResult actual)
    {
        Assert.Equal(expected.Sequences, actual.Sequences());
        Assert.Equal(expected.Scores is null, actual.Scores() is null);
        foreach ((float score, float found) in (expected.Scores ?? []).Zip(actual.Scores() ?? []))
        {
            Assert.Equal(score, found, 2e-4f * (1 + Math.Abs(score)));
        }
    }
}
