using ModelGen.Kernels;
using ModelGen.Runtime;

namespace ModelGen.Benchmarks;

/// <summary>Tokens a second of whole models with random weights, beside what this machine can do at most, measured in one run.</summary>
internal static unsafe class ModelRates
{
    private static readonly int Threads = Environment.ProcessorCount;

    public static void Run()
    {
        double peak = FmaPeak.Measure();
        double bandwidth;
        using (NativeBuffer memory = new(1L << 30))
        using (WorkerPool all = new(Threads))
        {
            new Span<float>(memory.Pointer, int.MaxValue / 8).Fill(1);
            bandwidth = ReadBandwidth.Measure(memory, all);
        }

        Console.WriteLine($"FMA peak of one core {peak:F1} GFLOP/s, read bandwidth of {Threads} threads {bandwidth:F1} GB/s");
        using (WorkerPool one = new(1))
        {
            using Stories stories = Stories.CreateRandom(seed: 1, new LoadOptions { Workers = one });
            Console.WriteLine($"stories260K F32, 1 thread: generation {Generation(stories, 256):N0} tokens/s, prefill of 128 {Prefill(stories, 128, 31):N0} tokens/s");
        }

        foreach (WeightType type in new[] { WeightType.F32, WeightType.F16, WeightType.Q8_0, WeightType.Q4_0 })
        {
            TinyLlamaRow(type, peak, bandwidth);
        }
    }

    private static void TinyLlamaRow(WeightType type, double peak, double bandwidth)
    {
        using WorkerPool one = new(1);
        using WorkerPool all = new(Threads);
        double flops = TinyLlama.Manifest.FlopsPerToken;
        double bytes = TinyLlama.Manifest.WeightBytesPerToken * WeightCodec.RowBytes(type, 2048) / (2048.0 * sizeof(float));
        double single;
        using (TinyLlama model = TinyLlama.CreateRandom(seed: 1, new LoadOptions { Weights = type, Workers = one }))
        {
            single = Prefill(model, 128, 3);
        }

        using TinyLlama shared = TinyLlama.CreateRandom(seed: 1, new LoadOptions { Weights = type, Workers = all });
        double prefill = Prefill(shared, 128, 3);
        double generation = Generation(shared, 24);
        double batched = Batched(shared, sessions: 8, steps: 8);
        Console.WriteLine(
            $"TinyLlama {type,-4}: prefill of 128 on 1 thread {single,6:F1} tokens/s = {single * flops / peak / 1e9,4:P0} of the FMA peak; on {Threads} threads {prefill,6:F1}; "
            + $"generation on {Threads} threads {generation,5:F1} tokens/s = {generation * bytes / bandwidth / 1e9,4:P0} of the read bandwidth; 8 sessions in one pass {batched,6:F1} = {batched / generation:F1} x");
    }

    private static double Prefill(IDecoder model, int tokens, int runs)
    {
        int[] prompt = [.. Enumerable.Range(0, tokens).Select(i => i * 31 % model.Manifest.Vocabulary)];
        using DecoderSession session = model.CreateSession(tokens);
        return tokens / Timing.Median(
            () =>
            {
                session.Truncate(0);
                session.Forward(prompt);
            },
            runs);
    }

    private static double Generation(IDecoder model, int tokens)
    {
        using DecoderSession session = model.CreateSession(tokens + 1);
        int[] token = [1];
        return tokens / Timing.Median(
            () =>
            {
                session.Truncate(0);
                for (int i = 0; i < tokens; i++)
                {
                    session.Forward(token);
                }
            },
            5);
    }

    private static double Batched(TinyLlama model, int sessions, int steps)
    {
        DecoderSession[] all = [.. Enumerable.Range(0, sessions).Select(_ => model.CreateSession(steps))];
        using DecoderBatch batch = model.CreateBatch(sessions);
        int[] token = [1];
        double seconds = Timing.Median(
            () =>
            {
                foreach (DecoderSession session in all)
                {
                    session.Truncate(0);
                }

                for (int i = 0; i < steps; i++)
                {
                    foreach (DecoderSession session in all)
                    {
                        batch.Add(session, token);
                    }

                    batch.Forward();
                }
            },
            3);
        foreach (DecoderSession session in all)
        {
            session.Dispose();
        }

        return sessions * steps / seconds;
    }
}
