using BenchmarkDotNet.Attributes;
using ModelGen.Kernels;
using ModelGen.Runtime;

namespace ModelGen.Benchmarks;

/// <summary>Attention over a cache and the norm, at the sizes of TinyLlama-1.1B: 32 query heads of 64 over 4 key/value heads.</summary>
[MemoryDiagnoser]
public class AttentionKernels
{
    private const int Most = 128;
    private readonly WorkerPool _workers = new(Environment.ProcessorCount);
    private readonly ScratchArena _arena = new(Most, 2 * 2048);
    private readonly NativeBuffer _gain = new(2048 * sizeof(float));
    private KeyValueCache _cache = null!;
    private TokenBatch _batch = null!;

    [Params(1, Most)]
    public int Tokens { get; set; }

    [Params(128, 1024)]
    public int Context { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _cache = new KeyValueCache(1, 4, 64, Context + Tokens);
        _batch = new TokenBatch(Tokens, 1, _workers);
        _batch.Add(_cache, new int[Tokens], Context, Context + Tokens);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _cache.Dispose();
        _gain.Dispose();
        _arena.Dispose();
        _workers.Dispose();
    }

    [Benchmark]
    public void Attention() => GroupedAttention.Apply<TinyLlamaAttention>(_arena.Buffer(0, 2048), 0, _arena.Buffer(2048, 2048), _batch);

    [Benchmark]
    public void Append() => CacheAppend.Apply(0, _arena.Buffer(0, 256), _arena.Buffer(2048, 256), _batch);

    [Benchmark]
    public unsafe void Norm()
        => RmsNorm.Apply(_arena.Buffer(0, 2048), new VectorWeights(_gain.Floats, 2048), 1e-5f, _arena.Buffer(2048, 2048), new Rows(Tokens, _workers));

    private readonly struct TinyLlamaAttention : IAttentionShape
    {
        public static int Heads => 32;

        public static int KeyValueHeads => 4;

        public static int HeadSize => 64;

        public static float Scale => 0.125f;

        public static int Window => 0;
    }
}
