using BenchmarkDotNet.Attributes;
using ModelGen.Kernels;
using ModelGen.Runtime;

namespace ModelGen.Benchmarks;

/// <summary>A linear layer of TinyLlama-1.1B (5632 × 2048) for each type of weights: a prompt, one token, and eight sessions in one pass.</summary>
[MemoryDiagnoser]
public class LinearKernels
{
    private const int Tokens = 128;
    private readonly WorkerPool _workers = new(Environment.ProcessorCount);
    private readonly ScratchArena _arena = new(Tokens, 2048 + 5632);
    private RandomWeights _weights = null!;

    [Params(WeightType.F32, WeightType.F16, WeightType.BF16, WeightType.Q8_0, WeightType.Q4_0, WeightType.Q4_K, WeightType.Q5_K, WeightType.Q6_K)]
    public WeightType Type { get; set; }

    [GlobalSetup]
    public void Setup() => _weights = new RandomWeights(Type, 5632, 2048);

    [GlobalCleanup]
    public void Cleanup()
    {
        _weights.Dispose();
        _arena.Dispose();
        _workers.Dispose();
    }

    [Benchmark]
    public void Prefill128() => Linear.Apply(_arena.Buffer(0, 2048), _weights.Weights, _arena.Buffer(2048, 5632), new Rows(Tokens, _workers));

    [Benchmark]
    public void Decode() => Linear.Apply(_arena.Buffer(0, 2048), _weights.Weights, _arena.Buffer(2048, 5632), new Rows(1, _workers));

    [Benchmark]
    public void Batch8() => Linear.Apply(_arena.Buffer(0, 2048), _weights.Weights, _arena.Buffer(2048, 5632), new Rows(8, _workers));
}
