using ModelGen.Kernels;
using ModelGen.Runtime;

namespace ModelGen.Benchmarks;

/// <summary>Tokens a second of whole models with random weights, each measured in turns with what this machine can do at most.</summary>
internal static unsafe class ModelRates
{
    private const int Prompt = 128;
    private const int Rounds = 5;
    private static readonly int Threads = Environment.ProcessorCount;

    public static void Run()
    {
        using WorkerPool one = new(1);
        using WorkerPool all = new(Threads);
        using NativeBuffer memory = new(512L << 20);
        new Span<float>(memory.Pointer, (int)(memory.Length / sizeof(float))).Fill(1);

        using (Stories stories = Stories.CreateRandom(seed: 1, new LoadOptions { Workers = one }))
        {
            const int Story = 256;
            using DecoderSession session = stories.CreateSession(Story);
            Console.WriteLine($"stories260K F32, 1 thread:  generation {Story / Median(() => Generate(session, Story)),8:N0} tokens/s,  prefill of {Prompt} {Prompt / Median(() => Prefill(session)),8:N0} tokens/s");
        }

        foreach (WeightType type in new[] { WeightType.F32, WeightType.F16, WeightType.Q8_0, WeightType.Q4_0 })
        {
            using TinyLlama single = TinyLlama.CreateRandom(seed: 1, new LoadOptions { Weights = type, Workers = one });
            TinyLlamaPrefill(single, type);
        }

        foreach (WeightType type in new[] { WeightType.F32, WeightType.F16, WeightType.Q8_0, WeightType.Q4_0 })
        {
            using TinyLlama shared = TinyLlama.CreateRandom(seed: 1, new LoadOptions { Weights = type, Workers = all });
            TinyLlamaGeneration(shared, type, memory, all);
        }
    }

    private static void TinyLlamaPrefill(TinyLlama model, WeightType type)
    {
        using DecoderSession session = model.CreateSession(Prompt);

        // The output layer works for the last token alone.
        double flops = ((Prompt - 1) * (TinyLlama.Manifest.FlopsPerToken - (2.0 * 32000 * 2048))) + TinyLlama.Manifest.FlopsPerToken;
        (double rate, _, double ratio) = Timing.Against(FmaPeak.Run, FmaPeak.Operations, () => Prefill(session), flops, Rounds);
        Console.WriteLine($"TinyLlama {type,-4}, 1 thread:   prefill of {Prompt} {rate / flops * Prompt,6:F1} tokens/s, {ratio,4:P0} of the FMA peak");
    }

    private static void TinyLlamaGeneration(TinyLlama model, WeightType type, NativeBuffer memory, WorkerPool pool)
    {
        const int Tokens = 8;
        const int Sessions = 8;
        using DecoderSession session = model.CreateSession(Prompt);
        double bytes = Tokens * TinyLlama.Manifest.WeightBytesPerToken * (WeightCodec.RowBytes(type, 2048) / (2048.0 * sizeof(float)));
        (double rate, _, double ratio) = Timing.Against(() => ReadBandwidth.Run(memory, pool), memory.Length, () => Generate(session, Tokens), bytes, Rounds);
        double generation = rate / bytes * Tokens;
        double prefill = Prompt / Median(() => Prefill(session));

        DecoderSession[] sessions = [.. Enumerable.Range(0, Sessions).Select(_ => model.CreateSession(Tokens))];
        using DecoderBatch batch = model.CreateBatch(Sessions);
        double batched = Sessions * Tokens / Median(() => GenerateTogether(sessions, batch, Tokens));
        Array.ForEach(sessions, one => one.Dispose());
        Console.WriteLine(
            $"TinyLlama {type,-4}, {Threads} threads:  prefill of {Prompt} {prefill,6:F1} tokens/s,  generation {generation,5:F1} tokens/s, {ratio,4:P0} of the read bandwidth,  "
            + $"{Sessions} sessions in one pass {batched,6:F1} tokens/s, {batched / generation:F1} times one");
    }

    private static double Median(Action action)
    {
        action();
        return Timing.Median(Enumerable.Range(0, Rounds).Select(_ => Timing.Once(action)));
    }

    private static void Prefill(DecoderSession session)
    {
        session.Truncate(0);
        session.Forward([.. Enumerable.Range(0, Prompt)]);
    }

    private static void Generate(DecoderSession session, int tokens)
    {
        session.Truncate(0);
        for (int i = 0; i < tokens; i++)
        {
            session.Forward([1]);
        }
    }

    private static void GenerateTogether(DecoderSession[] sessions, DecoderBatch batch, int tokens)
    {
        Array.ForEach(sessions, session => session.Truncate(0));
        for (int i = 0; i < tokens; i++)
        {
            Array.ForEach(sessions, session => batch.Add(session, [1]));
            batch.Forward();
        }
    }
}
