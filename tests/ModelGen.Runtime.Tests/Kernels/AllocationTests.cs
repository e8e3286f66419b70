using ModelGen.Kernels;
using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Tests;

/// <summary>Kernels allocate no managed memory, neither on the caller nor on the workers.</summary>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
[Collection(nameof(AllocationTests))]
public sealed class AllocationTests : IDisposable
{
    private const int Tokens = 12;
    private const int Hidden = 1024;
    private readonly KernelMemory _memory = new();
    private readonly WorkerPool _workers = new(2);

    public void Dispose()
    {
        _memory.Dispose();
        _workers.Dispose();
    }

    [Fact]
    public void A_pass_of_all_kernels_allocates_nothing()
    {
        LinearWeights[] types = [.. KernelWeights.Types.Select(row => _memory.Linear(KernelWeights.Random(row.Data, Hidden, Hidden, 1)))];
        ExpertWeights[] experts = [.. types.Select(weights => new ExpertWeights([weights, weights, weights]))];
        Activations choices = _memory.Zeros(Tokens, 6);
        Activations routed = _memory.Zeros(Tokens, 2 * Hidden);
        Activations expertUp = _memory.Zeros(Tokens, 2 * Hidden);
        Activations expertGated = _memory.Zeros(Tokens, 2 * Hidden);
        Activations scores = _memory.Random(Tokens, 3, 5);
        Activations grouped = _memory.Random(Tokens, 8, 7);
        Activations gates = _memory.Random(Tokens, 1, 6);
        VectorWeights gain = _memory.Vector(Hidden, 2);
        VectorWeights headGain = _memory.Vector(64, 2);
        Activations a = _memory.Random(Tokens, Hidden, 3);
        Activations b = _memory.Zeros(Tokens, Hidden);
        Activations c = _memory.Zeros(Tokens, Hidden);
        Activations d = _memory.Zeros(Tokens, Hidden);
        Activations key = _memory.Random(Tokens, 128, 4);
        Activations angles = _memory.Zeros(Tokens, 64);
        RotaryFrequencies frequencies = RotaryFrequencies.DynamicNtk(10_000, 64, 2, 4);
        RotaryFrequencies halves = RotaryFrequencies.Default(10_000, 32).ToHalfPrecision();
        using KeyValueCache cache = new(1, 2, 64, Tokens);
        TokenBatch batch = new(Tokens, 1, _workers);
        batch.Add(cache, new int[Tokens], 0, Tokens);
        int[] outputs = [3, 5];

        void Pass()
        {
            Rows rows = batch.Rows;
            foreach (LinearWeights weights in types)
            {
                EmbeddingLookup.Apply(batch, weights, b);
                Linear.Apply(a, weights, b, rows);
                Linear.Apply(a, weights, b, new Rows(1, _workers));
                Linear.Add(a, weights, b, rows);
                GatedLinear.Apply<Gelu>(a, weights, weights, c, b, rows);
                GatedLinear.Apply<Swish<ClampedSwiGlu>, ClampedSwiGlu>(a, weights, weights, c, b, rows);
            }

            foreach (ExpertWeights weights in experts)
            {
                ExpertSelection.Apply(scores, ExpertScoring.SoftmaxThenTopK, renormalize: true, 1, choices, rows);
                ExpertMixture.Apply<Silu>(a, choices, weights, weights, weights, routed, expertUp, expertGated, b, rows);
                ExpertMixture.Apply<Swish<ClampedSwiGlu>, ClampedSwiGlu>(a, choices, weights, weights, weights, routed, expertUp, expertGated, b, rows);
            }

            ExpertSelection.Apply(grouped, ExpertScoring.Sigmoid, renormalize: true, 1, choices, rows, groups: new ExpertGroups(4, active: 2, top: 2));
            SigmoidScaledAdd.Apply(a, gates, b, rows);
            Linear.Apply(a, types[0], types[1], types[2], b, c, d, rows);
            RmsNorm.Apply(a, gain, 1e-5f, b, rows);
            RmsNorm.ApplyPerHead(b, headGain, 1e-5f, rows);
            RmsNorm.Apply(b, 1e-5f, b, rows);
            LayerNorm.ApplyPerHead(b, 64, 1e-5f, rows);
            Clip.Apply(b, 2, rows);
            Rotary.Angles(frequencies, angles, batch);
            Rotary.Apply<HalfSplit>(b, 64, angles, rows);
            TwoStreamRotary.Angles(halves, angles, batch);
            TwoStreamRotary.Apply<HalfSplit>(b, 64, angles, rows);
            ScaledCopy.Apply(b, 2, b, rows);
            CacheAppend.Apply(0, key, key, batch);
            GroupedAttention.Apply<Heads16Of2Size64>(b, 0, c, batch);
            GatherRows.Apply(c, outputs, b);
        }

        // The runtime itself allocates now and then (tiers of compiled code, among others): a kernel that allocates would do so in every round.
        Pass();
        long least = long.MaxValue;
        for (int round = 0; round < 30 && least > 0; round++)
        {
            long own = GC.GetAllocatedBytesForCurrentThread();
            long all = GC.GetTotalAllocatedBytes(precise: true);
            Pass();
            long total = GC.GetTotalAllocatedBytes(precise: true) - all;
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - own);
            least = Math.Min(least, total);
        }

        Assert.Equal(0, least);
    }
}
