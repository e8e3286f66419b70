using ModelGen.Kernels;
using ModelGen.Runtime;
using ModelGen.Text;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>Beam search on declared decoders: sessions that are shared out and copied give what a model without caches gives.</summary>
public sealed class BeamSearchTests
{
    private static readonly BeamSearchOptions Options = new()
    {
        NumBeams = 5,
        NumReturnSequences = 5,
        MaxNewTokens = 24,
        EosTokenId = [3, 4],
        EarlyStopping = EarlyStopping.Never,
    };

    private static readonly int[][] Prompts = [[7], [.. Enumerable.Range(20, 18)], [1, 2, 3], [9, 9]];

    // The logits of random weights are nearly equal, which makes beams change parents at every step: the hardest case for the caches.
    public static TheoryData<string> Models => ["llama", "mistral", "bloom", "bloom-6-heads"];

    [Theory]
    [MemberData(nameof(Models))]
    public void TheSearchEqualsOneThatComputesEveryTextFromScratch(string name)
    {
        using IDecoder model = Create(name);
        BeamSearchOptions greedy = Options with { NumBeams = 1, NumReturnSequences = 1 };
        BeamSearchOptions varied = Options with { NoRepeatNgramSize = 1, LengthPenalty = 0 };
        foreach (BeamSearchOptions options in new[] { Options, greedy, varied })
        {
            string[] expected = Describe(new BeamSearch(new ScratchModel(model)), Prompts, options);
            Assert.Equal(expected, Describe(new BeamSearch(model), Prompts, options));
            string[] alone = [.. Prompts.SelectMany(prompt => Describe(new BeamSearch(model), [prompt], options))];
            Assert.Equal(expected, alone);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void TheNumberOfThreadsChangesNothing(int threads)
    {
        using WorkerPool workers = new(threads);
        using IDecoder model = TinyLlama.CreateRandom(seed: 5, options: new LoadOptions { Workers = workers });
        using IDecoder shared = TinyLlama.CreateRandom(seed: 5);
        Assert.Equal(Describe(new BeamSearch(shared), Prompts, Options), Describe(new BeamSearch(model), Prompts, Options));
    }

    [Fact]
    public void AStepOfADecoderAllocatesNothing()
    {
        using IDecoder model = TinyLlama.CreateRandom(seed: 5);
        int[] tokens = [1, 2, 3, 4, 5, 6];
        int[][] parents = [[0, 1, 2, 3, 4, 5], [2, 2, 1, 5, 5, 5], [1, 0, 2, 3, 3, 4]];
        using IBeamSession session = new DecoderBeams(model).Start([new[] { 1, 2 }, new[] { 3 }], beams: 3, length: 100);
        session.Step(tokens.AsSpan(0, 2), [0, 1]);
        session.Step(tokens, [0, 0, 0, 1, 1, 1]);
        long least = long.MaxValue;
        for (int run = 0; run < 5 && least > 0; run++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            foreach (int[] step in parents)
            {
                session.Step(tokens, step);
                _ = session.Logits(5)[0];
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    [Fact]
    public void StepsThatDoNotFitAreRefused()
    {
        using IDecoder model = TinyLlama.CreateRandom(seed: 5);
        DecoderBeams beams = new(model);
        Assert.Throws<ArgumentException>(() => beams.Start([], beams: 1, length: 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => beams.Start([new[] { 1 }], beams: 0, length: 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => beams.Start([new[] { 1 }], beams: 1, length: 0));
        Assert.Throws<ArgumentException>(() => beams.Start([new[] { 1, 2 }], beams: 1, length: 1));
        using IBeamSession session = beams.Start([new[] { 1 }, new[] { 2 }], beams: 2, length: 4);
        Assert.Throws<ArgumentException>(() => session.Step([], []));
        Assert.Throws<ArgumentException>(() => session.Step([1, 2], [0]));
        Assert.Throws<ArgumentException>(() => session.Step([1], [2]));
        Assert.Throws<ArgumentException>(() => session.Step([1], [-1]));
        Assert.Contains("Source 1", Assert.Throws<ArgumentException>(() => session.Step([1, 2, 3], [1, 1, 1])).Message, StringComparison.Ordinal);
        session.Step([1, 2, 3], [0, 1, 1]);
        Assert.Equal(model.Manifest.Vocabulary, session.Logits(2).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => session.Step([-1], [0]));
        Assert.Contains("start again", Assert.Throws<ArgumentException>(() => session.Step([1], [0])).Message, StringComparison.Ordinal);
    }

    private static IDecoder Create(string name) => name switch
    {
        "llama" => TinyLlama.CreateRandom(seed: 11),
        "mistral" => TinyMistral.CreateRandom(seed: 12),
        "bloom" => TinyBloom.CreateRandom(seed: 13),
        _ => BloomSixHeadsModel.CreateRandom(seed: 14),
    };

    private static string[] Describe(BeamSearch search, int[][] prompts, BeamSearchOptions options) =>
    [
        .. search.Generate([.. prompts.Select(prompt => (ReadOnlyMemory<int>)prompt)], options, TestContext.Current.CancellationToken)
            .Hypotheses
            .SelectMany((texts, source) => texts.Select(text => $"{string.Join(' ', text.Tokens)}: {text.Score:R}")),
    ];

    /// <summary>A decoder without memory: every step reads every text from its beginning in a session of its own.</summary>
    private sealed class ScratchModel(IDecoder model) : IBeamModel
    {
        public int Vocabulary => model.Manifest.Vocabulary;

        public int Context => model.Manifest.Context;

        public bool IsEncoderDecoder => false;

        public IBeamSession Start(IReadOnlyList<ReadOnlyMemory<int>> sources, int beams, int length) =>
            new Session(model, [.. sources.Select(source => source.ToArray())]);

        private sealed class Session(IDecoder model, int[][] texts) : IBeamSession
        {
            private int[][] _texts = texts;

            public void Step(scoped ReadOnlySpan<int> tokens, scoped ReadOnlySpan<int> parents)
            {
                int[][] next = new int[tokens.Length][];
                for (int beam = 0; beam < next.Length; beam++)
                {
                    next[beam] = [.. _texts[parents[beam]], tokens[beam]];
                }

                _texts = next;
            }

            public ReadOnlySpan<float> Logits(int beam)
            {
                using DecoderSession session = model.CreateSession(_texts[beam].Length);
                return session.Forward(_texts[beam]).ToArray();
            }

            public void Dispose()
            {
            }
        }
    }
}
