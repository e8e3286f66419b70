using System.Diagnostics;
using System.Runtime.Intrinsics;
using ModelGen.Kernels;
using ModelGen.Runtime;

namespace ModelGen.Benchmarks;

/// <summary>
/// What this machine can do at most, and what the kernels reach of it, measured in one run: only such ratios can be compared between machines.
/// </summary>
internal static unsafe class Floors
{
    private const int TinyLlamaHidden = 2048;
    private const int TinyLlamaFeedForward = 5632;
    private static readonly int Threads = Environment.ProcessorCount;

    public static void Run()
    {
        Console.WriteLine($"vectors: {Kernel()}, {Threads} threads, .NET {Environment.Version}");
        double peak = FmaPeak.Measure();
        Console.WriteLine($"FMA peak, one core              {peak,8:F1} GFLOP/s");
        using NativeBuffer memory = new(1L << 30);
        new Span<float>(memory.Pointer, int.MaxValue / 8).Fill(1);
        using WorkerPool one = new(1);
        using WorkerPool all = new(Threads);
        double bandwidthOne = ReadBandwidth.Measure(memory, one);
        double bandwidth = ReadBandwidth.Measure(memory, all);
        Console.WriteLine($"read bandwidth, 1 thread        {bandwidthOne,8:F1} GB/s");
        Console.WriteLine($"read bandwidth, {Threads} threads       {bandwidth,8:F1} GB/s");
        foreach ((int rows, int columns) in new[] { (TinyLlamaHidden, TinyLlamaHidden), (TinyLlamaFeedForward, TinyLlamaHidden), (TinyLlamaHidden, TinyLlamaFeedForward) })
        {
            foreach (WeightType type in new[] { WeightType.F32, WeightType.F16, WeightType.BF16, WeightType.Q8_0, WeightType.Q4_0 })
            {
                double rate = Prefill(type, rows, columns, 128, one);
                Console.WriteLine($"prefill 128, {rows} x {columns}, {type,-4} 1 thread {rate,8:F1} GFLOP/s  {rate / peak,6:P0} of the peak");
            }
        }

        foreach (WeightType type in new[] { WeightType.F32, WeightType.F16, WeightType.BF16, WeightType.Q8_0, WeightType.Q4_0 })
        {
            double single = Decode(type, one);
            double shared = Decode(type, all);
            Console.WriteLine($"decode, TinyLlama layers, {type,-4} 1 thread {single,6:F1} GB/s {single / bandwidthOne,6:P0};  {Threads} threads {shared,6:F1} GB/s {shared / bandwidth,6:P0} of what memory gives");
        }

        Console.WriteLine($"64 x 64, one token, F32         {Small(64, 64),8:F0} ns");
    }

    private static string Kernel() => Vector512.IsHardwareAccelerated ? "AVX-512" : Vector256.IsHardwareAccelerated ? "AVX2" : "128 bits";

    private static double Prefill(WeightType type, int rows, int columns, int tokens, WorkerPool pool)
    {
        using RandomWeights weights = new(type, rows, columns);
        using ScratchArena arena = new(tokens, rows + columns);
        Activations input = arena.Buffer(0, columns);
        Activations output = arena.Buffer(columns, rows);
        input.FirstRows(tokens).Fill(0.5f);
        double seconds = Timing.Median(() => Linear.Apply(input, weights.Weights, output, new Rows(tokens, pool)), 9);
        return 2.0 * rows * columns * tokens / seconds / 1e9;
    }

    /// <summary>The matrices of TinyLlama's layers, one after the other, enough of them that no cache holds them; GB of weights a second.</summary>
    private static double Decode(WeightType type, WorkerPool pool)
    {
        const int Layers = 6;
        List<RandomWeights> matrices = [];
        for (int layer = 0; layer < Layers; layer++)
        {
            matrices.Add(new RandomWeights(type, TinyLlamaHidden, TinyLlamaHidden));
            matrices.Add(new RandomWeights(type, TinyLlamaFeedForward, TinyLlamaHidden));
            matrices.Add(new RandomWeights(type, TinyLlamaFeedForward, TinyLlamaHidden));
            matrices.Add(new RandomWeights(type, TinyLlamaHidden, TinyLlamaFeedForward));
        }

        using ScratchArena arena = new(1, 3 * TinyLlamaFeedForward);
        double seconds = Timing.Median(
            () =>
            {
                foreach (RandomWeights matrix in matrices)
                {
                    LinearWeights weights = matrix.Weights;
                    Linear.Apply(arena.Buffer(0, weights.Columns), weights, arena.Buffer(TinyLlamaFeedForward, weights.Rows), new Rows(1, pool));
                }
            },
            15);
        double bytes = matrices.Sum(matrix => matrix.Bytes);
        matrices.ForEach(matrix => matrix.Dispose());
        return bytes / seconds / 1e9;
    }

    private static double Small(int rows, int columns)
    {
        using RandomWeights weights = new(WeightType.F32, rows, columns);
        using ScratchArena arena = new(1, rows + columns);
        Activations input = arena.Buffer(0, columns);
        Activations output = arena.Buffer(columns, rows);
        const int Calls = 100_000;
        double seconds = Timing.Median(
            () =>
            {
                for (int i = 0; i < Calls; i++)
                {
                    Linear.Apply(input, weights.Weights, output, new Rows(1, WorkerPool.Shared));
                }
            },
            9);
        return seconds / Calls * 1e9;
    }
}
