using System.Runtime.Intrinsics;
using ModelGen.Kernels;
using ModelGen.Runtime;

namespace ModelGen.Benchmarks;

/// <summary>
/// What this machine can do at most and what the kernels reach of it, measured in turns in one run: only such ratios can be compared between machines.
/// </summary>
internal static class Floors
{
    private const int TinyLlamaHidden = 2048;
    private const int TinyLlamaFeedForward = 5632;
    private static readonly int Threads = Environment.ProcessorCount;
    private static readonly WeightType[] Types = [WeightType.F32, WeightType.F16, WeightType.BF16, WeightType.Q8_0, WeightType.Q4_0, WeightType.Q4_K, WeightType.Q5_K, WeightType.Q6_K];

    public static void Run()
    {
        Console.WriteLine($"{Processor()}, {Path()}, {Threads} threads, .NET {Environment.Version}; medians, each row beside its own limit");
        using WorkerPool one = new(1);
        using WorkerPool all = new(Threads);
        using NativeBuffer memory = new(512L << 20);
        Fill(memory);
        FmaPeak.Run();
        Row("FMA peak, 1 thread", Timing.Median(Enumerable.Range(0, 25).Select(_ => FmaPeak.Operations / Timing.Once(FmaPeak.Run))) / 1e9, "GFLOP/s");
        foreach (WorkerPool pool in new[] { one, all })
        {
            ReadBandwidth.Run(memory, pool);
            double seconds = Timing.Median(Enumerable.Range(0, 15).Select(_ => Timing.Once(() => ReadBandwidth.Run(memory, pool))));
            Row($"read bandwidth, {pool.Threads} threads", memory.Length / seconds / 1e9, "GB/s");
        }

        (int, int)[] layers = [(TinyLlamaHidden, TinyLlamaHidden), (TinyLlamaFeedForward, TinyLlamaHidden), (TinyLlamaHidden, TinyLlamaFeedForward)];
        foreach ((int rows, int columns) in layers)
        {
            foreach (WeightType type in Types)
            {
                (double rate, double best, double ratio) = Prefill(type, rows, columns, 128, one);
                Row($"prefill of 128, {rows} x {columns}, {type}, 1 thread", rate / 1e9, "GFLOP/s", ratio, best / 1e9);
            }
        }

        foreach (WorkerPool pool in new[] { one, all })
        {
            foreach (WeightType type in Types)
            {
                (double rate, double best, double ratio) = Decode(type, pool, memory);
                Row($"decode, TinyLlama's layers, {type}, {pool.Threads} threads", rate / 1e9, "GB/s", ratio, best / 1e9);
            }
        }

        Row("64 x 64, F32, one token", Small(64, 64), "ns");
        Row("172 x 64, F32, one token", Small(172, 64), "ns");
    }

    private static void Row(string what, double value, string unit, double? ratio = null, double? best = null)
    {
        Console.WriteLine($"{what,-48}{value,9:F1} {unit,-8}{(ratio is null ? "" : $"{ratio,7:P0} of the limit   best {best,7:F1}")}");
    }

    private static string Path() => Vector512.IsHardwareAccelerated ? "AVX-512" : Vector256.IsHardwareAccelerated ? "AVX2" : "128 bits";

    private static string Processor()
    {
        const string Information = "/proc/cpuinfo";
        IEnumerable<string> lines = File.Exists(Information) ? File.ReadLines(Information) : [];
        string? name = lines.FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
        return name?.Split(':')[1].Trim() ?? "unknown processor";
    }

    private static unsafe void Fill(NativeBuffer memory) => new Span<float>(memory.Pointer, (int)(memory.Length / sizeof(float))).Fill(1);

    private static (double Rate, double Best, double Ratio) Prefill(WeightType type, int rows, int columns, int tokens, WorkerPool pool)
    {
        using RandomWeights weights = new(type, rows, columns);
        using ScratchArena arena = new(tokens, rows + columns);
        Activations input = arena.Buffer(0, columns);
        Activations output = arena.Buffer(columns, rows);
        input.FirstRows(tokens).Fill(0.5f);
        return Timing.Against(
            FmaPeak.Run, FmaPeak.Operations, () => Linear.Apply(input, weights.Weights, output, new Rows(tokens, pool)), 2.0 * rows * columns * tokens, 15);
    }

    /// <summary>The matrices of TinyLlama's layers, one after the other, enough of them that no cache holds them; bytes of weights a second.</summary>
    private static (double Rate, double Best, double Ratio) Decode(WeightType type, WorkerPool pool, NativeBuffer memory)
    {
        const int Layers = 5;
        List<RandomWeights> matrices = [];
        for (int layer = 0; layer < Layers; layer++)
        {
            matrices.Add(new RandomWeights(type, TinyLlamaHidden, TinyLlamaHidden));
            matrices.Add(new RandomWeights(type, TinyLlamaFeedForward, TinyLlamaHidden));
            matrices.Add(new RandomWeights(type, TinyLlamaFeedForward, TinyLlamaHidden));
            matrices.Add(new RandomWeights(type, TinyLlamaHidden, TinyLlamaFeedForward));
        }

        using ScratchArena arena = new(1, 2 * TinyLlamaFeedForward);
        double bytes = matrices.Sum(matrix => matrix.Bytes);
        (double, double, double) result = Timing.Against(() => ReadBandwidth.Run(memory, pool), memory.Length, Layer, bytes, 15);
        matrices.ForEach(matrix => matrix.Dispose());
        return result;

        void Layer()
        {
            foreach (RandomWeights matrix in matrices)
            {
                LinearWeights weights = matrix.Weights;
                Linear.Apply(arena.Buffer(0, weights.Columns), weights, arena.Buffer(TinyLlamaFeedForward, weights.Rows), new Rows(1, pool));
            }
        }
    }

    private static double Small(int rows, int columns)
    {
        const int Calls = 100_000;
        using RandomWeights weights = new(WeightType.F32, rows, columns);
        using ScratchArena arena = new(1, rows + columns);
        Activations input = arena.Buffer(0, columns);
        Activations output = arena.Buffer(columns, rows);
        return Timing.Median(Enumerable.Range(0, 9).Select(_ => Timing.Once(Loop))) / Calls * 1e9;

        void Loop()
        {
            for (int i = 0; i < Calls; i++)
            {
                Linear.Apply(input, weights.Weights, output, new Rows(1, WorkerPool.Shared));
            }
        }
    }
}
