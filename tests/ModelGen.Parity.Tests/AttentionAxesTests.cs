using ModelGen.Kernels;
using ModelGen.Runtime;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>The axes of attention and of embeddings in whole models: the same bits however a text is cut, whoever shares the pass and whoever works, and no managed memory.</summary>
[Collection(AloneCollection.Name)]
public sealed class AttentionAxesTests
{
    private static readonly Dictionary<string, Func<LoadOptions?, IDecoder>> Models = new()
    {
        ["caps and sinks"] = options => CappedSinksModel.CreateRandom(seed: 3, options),
        ["a prefix"] = options => PrefixSinksModel.CreateRandom(seed: 3, options),
        ["relative buckets"] = options => RelativeModel.CreateRandom(seed: 3, options),
        ["scaled ALiBi"] = options => ScaledAlibiModel.CreateRandom(seed: 3, options),
        ["parts of its own"] = options => OwnPartsModel.CreateRandom(seed: 3, options),
        ["an embedding of another size"] = options => OptModel.CreateRandom(seed: 3, options),
        ["layers that differ"] = options => PatternsModel.CreateRandom(seed: 3, options),
        ["LongRoPE"] = options => LongRopeModel.CreateRandom(seed: 3, options),
        ["LongRoPE behind a prefix"] = options => PrefixLongRopeModel.CreateRandom(seed: 3, options),
    };

    public static TheoryData<string> Names => [.. Models.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_cut_any_company_and_any_number_of_threads_give_the_same_bits_and_allocate_nothing(string name)
    {
        // A prefix decoder without blanks reads its prefix in the first call.
        const int First = 20;
        int[] text = [.. Enumerable.Range(3, 90)];
        using IDecoder reference = Models[name](null);
        using DecoderSession whole = reference.CreateSession(capacity: 100);
        whole.Forward(text.AsSpan(0, First));
        float[] expected = whole.Forward(text.AsSpan(First)).ToArray();
        Assert.DoesNotContain(expected, float.IsNaN);

        foreach (int threads in new[] { 1, 3 })
        {
            using WorkerPool workers = new(threads);
            using IDecoder model = Models[name](new LoadOptions { Workers = workers });
            using DecoderSession session = model.CreateSession(capacity: 100);
            session.Forward(text.AsSpan(0, First));
            session.Forward(text.AsSpan(First, 1));
            session.Forward(text.AsSpan(First + 1, 40));
            Compare.Same(expected, session.Forward(text.AsSpan(First + 41)), $"logits with {threads} threads");

            using DecoderSession other = model.CreateSession(capacity: 100);
            using DecoderBatch batch = model.CreateBatch(tokens: 120);
            session.Truncate(0);
            session.Forward(text.AsSpan(0, First));
            batch.Add(other, text.AsSpan(7, 30));
            batch.Add(session, text.AsSpan(First));
            batch.Forward();
            Compare.Same(expected, batch.Logits(1), $"logits in company with {threads} threads");

            void Passes()
            {
                session.Truncate(0);
                session.Forward(text.AsSpan(0, First));
                session.Forward(text.AsSpan(First));
                session.Truncate(First);
                other.Truncate(0);
                batch.Add(session, text.AsSpan(First, 1));
                batch.Add(other, text.AsSpan(7, 30));
                batch.Forward();
            }

            Assert.Equal(0, Allocations.Of(Passes));
            Assert.Equal(0, Allocations.OfAllThreads(Passes));
        }
    }
}
