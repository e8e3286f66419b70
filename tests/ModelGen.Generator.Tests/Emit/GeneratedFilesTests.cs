using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using ModelGen.Generator.Tests.Infrastructure;
using ModelGen.Generator.Tests.Snapshots;
using Xunit;

namespace ModelGen.Generator.Tests.Emit;

/// <summary>What is generated, kept as files to read: the whole of one model, and what each axis changes.</summary>
public sealed class GeneratedFilesTests
{
    private const string Llama = """
        using ModelGen;

        namespace Samples;

        [Transformer(Structure.CausalDecoder, Layers = 5, Hidden = 64, Heads = 8, KeyValueHeads = 4, FeedForward = 172, Vocabulary = 512, Context = 512)]
        [PositionEncoding(PositionEncoding.Rotary, Base = 10_000)]
        [Activation(Activation.SwiGlu)]
        [Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
        [Head(Head.LanguageModel, Tied = true)]
        [Checkpoint(Naming.Llama)]
        public sealed partial class Stories;
        """;

    [Fact]
    public Task Stories() => Verify(Llama);

    [Fact]
    public Task Llama3() => Verify(
        """
        using ModelGen;

        [Transformer(Structure.CausalDecoder, Layers = 16, Hidden = 2048, Heads = 32, KeyValueHeads = 8, FeedForward = 8192, Vocabulary = 128256, Context = 131072)]
        [PositionEncoding(PositionEncoding.Rotary, Base = 500_000)]
        [RotaryScaling(RotaryScaling.Llama3, Factor = 32, OriginalContext = 8192)]
        [Activation(Activation.SwiGlu)]
        [Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
        [Head(Head.LanguageModel, Tied = true)]
        [Checkpoint(Naming.Llama)]
        public sealed partial class Llama32;
        """);

    [Fact]
    public Task Mistral() => Verify(
        """
        using ModelGen;

        [Transformer(Structure.CausalDecoder, Layers = 32, Hidden = 4096, Heads = 32, KeyValueHeads = 8, FeedForward = 14336, Vocabulary = 32000, Context = 32768)]
        [PositionEncoding(PositionEncoding.Rotary, Base = 10_000)]
        [Attention(Window = 4096)]
        [Activation(Activation.SwiGlu)]
        [Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
        [Checkpoint(Naming.Llama)]
        public sealed partial class Mistral7B;
        """);

    [Fact]
    public Task Qwen3() => Verify(
        """
        using ModelGen;

        namespace Outer
        {
            public static partial class Models
            {
                [Transformer(Structure.CausalDecoder, Layers = 28, Hidden = 1024, Heads = 16, KeyValueHeads = 8, HeadSize = 128, FeedForward = 3072, Vocabulary = 151936, Context = 40960)]
                [PositionEncoding(PositionEncoding.Rotary, Base = 1_000_000)]
                [Attention(QueryKeyNorm = QueryKeyNorm.PerHead)]
                [Activation(Activation.SwiGlu)]
                [Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
                [Head(Head.LanguageModel, Tied = true)]
                [Checkpoint(Naming.Llama)]
                internal sealed partial class Qwen3Small;
            }
        }
        """);

    [Fact]
    public Task Bloom() => Verify(
        """
        using ModelGen;

        [Transformer(Structure.CausalDecoder, Layers = 24, Hidden = 1024, Heads = 16, FeedForward = 4096, Vocabulary = 250880, Context = 2048)]
        [Embedding(Normalized = true)]
        [PositionEncoding(PositionEncoding.Alibi)]
        [Attention(Bias = Projections.All)]
        [Activation(Activation.GeluTanh, Bias = true)]
        [Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5)]
        [Head(Head.LanguageModel, Tied = true)]
        [Checkpoint(Naming.Bloom)]
        public sealed partial class Bloom560M;
        """);

    [Fact]
    public Task AttentionAxes() => VerifyDifference("[Attention(Bias = Projections.Query | Projections.Key | Projections.Value, Scale = 0.1, Window = 16)]");

    [Fact]
    public Task YarnScaling() => VerifyDifference("[RotaryScaling(RotaryScaling.Yarn, Factor = 4, OriginalContext = 64)]");

    [Fact]
    public Task DynamicScaling() => VerifyDifference("[RotaryScaling(RotaryScaling.DynamicNtk, Factor = 2, OriginalContext = 256)]");

    /// <summary>Keeps the lines that one more attribute takes away and adds, and no others: an axis changes only what it means.</summary>
    private static Task VerifyDifference(string attribute, [CallerMemberName] string method = "")
    {
        string[] before = Lines(Llama);
        string[] after = Lines(Llama.Replace("[Activation(", attribute + "\n[Activation(", StringComparison.Ordinal));
        IEnumerable<string> difference = [.. before.Except(after).Select(line => "- " + line), .. after.Except(before).Select(line => "+ " + line)];
        return Verifier.Verify([("Difference.g.cs", string.Join('\n', difference) + "\n")], method);
    }

    private static string[] Lines(string source) =>
        [.. CompilationHelper.Sources(CompilationHelper.Run(CompilationHelper.Create(source))).SelectMany(file => file.SourceText.ToString().Split('\n')).Select(line => line.Trim())];

    private static Task Verify(string source, [CallerMemberName] string method = "")
    {
        GeneratorDriver driver = CompilationHelper.Run(CompilationHelper.Create(source), out Compilation output);
        Assert.Empty(CompilationHelper.Diagnose(output));
        return Verifier.Verify(driver, method);
    }
}
