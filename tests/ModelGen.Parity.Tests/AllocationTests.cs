using ModelGen.Kernels;
using ModelGen.Runtime;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>A pass takes no managed memory: neither on the caller's thread nor on the workers'.</summary>
[Collection(AloneCollection.Name)]
public sealed class AllocationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_pass_allocates_nothing(int threads)
    {
        using WorkerPool workers = new(threads);
        using TinyQwen3 model = TinyQwen3.CreateRandom(seed: 1);
        using DecoderSession session = model.CreateSession(capacity: 128);
        using DecoderSession other = model.CreateSession(capacity: 128);
        using DecoderBatch batch = model.CreateBatch(tokens: 64);
        int[] prompt = [.. Enumerable.Range(0, 40)];
        int[] next = [7];

        void Passes()
        {
            session.Truncate(0);
            other.Truncate(0);
            session.Forward(prompt);
            session.Forward(next);
            session.ForwardAll(prompt);
            batch.Add(session, next);
            batch.Add(other, prompt);
            batch.Forward();
            _ = batch.Logits(1)[0];
        }

        Assert.Equal(0, Allocations.Of(Passes));
        Assert.Equal(0, Allocations.OfAllThreads(Passes));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_pass_over_a_prefix_allocates_nothing(int threads)
    {
        using WorkerPool workers = new(threads);
        using TrainedChatGlmModel model = TrainedChatGlmModel.CreateRandom(seed: 1, new LoadOptions { Workers = workers });
        using PrefixDecoderSession session = model.CreateSession(capacity: 128, prefix: 64);
        using PrefixDecoderSession other = model.CreateSession(capacity: 128);
        using DecoderBatch batch = model.CreateBatch(tokens: 64);
        int[] prefix = [.. Enumerable.Range(5, 40), 2];
        int[] start = [3];
        int[] next = [7];
        int[] prompt = [8, 1, 9, 3, 10];

        void Passes()
        {
            session.Truncate(0);
            other.Truncate(0);
            session.Prefix(prefix);
            session.Forward(start);
            batch.Add(session, next);
            batch.Add(other, prompt);
            batch.Forward();
            session.Truncate(prefix.Length);
            session.ForwardAll(start);
            _ = batch.Logits(1)[0];
        }

        Assert.Equal(0, Allocations.Of(Passes));
        Assert.Equal(0, Allocations.OfAllThreads(Passes));
    }
}
