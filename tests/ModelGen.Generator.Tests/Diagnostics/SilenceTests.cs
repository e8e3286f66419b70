using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelGen.Generator.Tests.Infrastructure;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>What is right gives no diagnostic, and what does not compile gives none beside the compiler's.</summary>
public sealed class SilenceTests
{
    [Fact]
    public async Task AValidDeclarationHasNoDiagnostic()
    {
        Compilation compilation = CompilationHelper.Create(Declarations.Tiny);
        CompilationHelper.Run(compilation, out Compilation output);
        Assert.Empty(await CompilationHelper.AnalyzeAsync(output));
    }

    [Theory]
    [InlineData("[Attention(Window = 4096, Bias = Projections.Query | Projections.Key, Scale = 0.125, QueryKeyNorm = QueryKeyNorm.PerHead)]")]
    [InlineData("[Attention(Bias = Projections.All, Window = 0)]")]
    [InlineData("[Attention(LogitSoftCap = 0.5, Sinks = true, QueryKeyNorm = QueryKeyNorm.FullWidth, QueryKeyNormAfterRotary = true)]")]
    [InlineData("[RotaryScaling(RotaryScaling.Linear, Factor = 1)]")]
    [InlineData("[RotaryScaling(RotaryScaling.DynamicNtk, Factor = 2.5, OriginalContext = 128)]")]
    [InlineData("[RotaryScaling(RotaryScaling.Llama3, Factor = 8, OriginalContext = 8192, LowFrequencyFactor = 1, HighFrequencyFactor = 4)]")]
    [InlineData("[RotaryScaling(RotaryScaling.Yarn, Factor = 4, OriginalContext = 64, BetaFast = 32, BetaSlow = 1, AttentionFactor = 0)]")]
    [InlineData("[Head(Head.LanguageModel, Tied = true)]")]
    [InlineData("[Residual]")]
    [InlineData("[System.Obsolete]")]
    public async Task OptionalAttributesAreFine(string attribute) => Assert.Empty(await DiagnoseAsync(Declarations.Add(attribute)));

    [Theory]
    [InlineData("Layers = 5", "Layers = Tiny.Size / 2 + 1")]
    [InlineData("Layers = 5", "Layers = 1024")]
    [InlineData("Hidden = 64", "Hidden = checked(8 * Tiny.Size)")]
    [InlineData("KeyValueHeads = 4", "KeyValueHeads = 8, HeadSize = 24")]
    [InlineData("KeyValueHeads = 4, ", "")]
    [InlineData("Structure.CausalDecoder", "structure: Structure.CausalDecoder")]
    [InlineData("Norm.Rms, NormPlacement.Pre", "placement: NormPlacement.Pre, kind: Norm.Rms, Epsilon = 1e-6")]
    [InlineData("(PositionEncoding.Rotary)", "(PositionEncoding.Rotary, Base = 500_000, Pairing = RotaryPairing.Interleaved, RotaryFraction = 0.5f)")]
    [InlineData("(PositionEncoding.Rotary)", "(PositionEncoding.None)")]
    [InlineData("(PositionEncoding.Rotary)", "(PositionEncoding.Rotary, Streams = 1, HalfPrecisionFrequencies = true)")]
    [InlineData("Structure.CausalDecoder", "Structure.PrefixDecoder")]
    [InlineData("NormPlacement.Pre", "NormPlacement.Deep")]
    public async Task ConstantExpressionsAreFine(string old, string replacement)
    {
        string source = Declarations.With("public int Answer", "private const int Size = 8;\n    public int Answer");
        Assert.Empty(await DiagnoseAsync(Declarations.With(source, old, replacement)));
    }

    [Theory]
    [InlineData("public int Load(string path) => path.Length;")]
    [InlineData("public void Dispose(bool disposing) { }")]
    [InlineData("public static void CreateSession<T>(int capacity) { }")]
    [InlineData("private Tiny(string name) { }")]
    [InlineData("private int _weight;")]
    public async Task MembersBesideTheGeneratedOnesAreFine(string member) =>
        Assert.Empty(await DiagnoseAsync(Declarations.With("public int Answer", member + "\n    public int Answer")));

    [Fact]
    public async Task ABaseClassIsFine()
    {
        const string Base = "public abstract class Base { protected Base(int answer = 42) { } private int Manifest => 1; }";
        Assert.Empty(await DiagnoseAsync(Declarations.With("partial class Tiny", "partial class Tiny : Base") + Base));
    }

    [Theory]
    [InlineData("Layers = 5", "Layers = \"five\"")]
    [InlineData("Layers = 5", "Layers = Unknown")]
    [InlineData("Layers = 5", "Layers = 5L * 100000000000")]
    [InlineData("Layers = 5", "Layers = System.Environment.ProcessorCount")]
    [InlineData("Layers = 5", "Layers = ")]
    [InlineData("Layers = 5", "Layers = 5, Layers = 6")]
    [InlineData("Layers = 5", "Layer = 5")]
    [InlineData("Layers = 5", "5")]
    [InlineData("Structure.CausalDecoder, ", "")]
    [InlineData("Structure.CausalDecoder", "Structure.Unknown")]
    [InlineData("Structure.CausalDecoder", "null")]
    [InlineData("Structure.CausalDecoder", "1")]
    [InlineData("(PositionEncoding.Rotary)", "")]
    [InlineData("(PositionEncoding.Rotary)", "(")]
    [InlineData("PositionEncoding.Rotary", "PositionEncoding.Rotary, Base = 500_000m")]
    [InlineData("Norm.Rms, NormPlacement.Pre", "Norm.Rms")]
    [InlineData("Norm.Rms, NormPlacement.Pre", "NormPlacement.Pre, Norm.Rms")]
    [InlineData("[Normalization(", "[Normalisation(")]
    [InlineData("[Checkpoint(Naming.Llama)]", "[Checkpoint(Naming.Llama)]\n[Checkpoint(Naming.Llama)]")]
    [InlineData("[Checkpoint(Naming.Llama)]", "[Checkpoint(Naming.Llama]")]
    [InlineData("Naming.Llama", "(Naming)Naming")]
    [InlineData("public sealed partial class Tiny", "public partial struct Tiny")]
    [InlineData("public sealed partial class Tiny", "public partial interface Tiny")]
    [InlineData("public sealed partial class Tiny", "public enum Tiny { One } public class Other")]
    [InlineData("public sealed partial class Tiny", "public sealed partial class Tiny { } public sealed class Tiny")]
    [InlineData("public sealed partial class Tiny", "public sealed partial class")]
    [InlineData("using ModelGen;", "")]
    public async Task WhatDoesNotCompileHasTheCompilersErrorAlone(string old, string replacement)
    {
        Compilation compilation = CompilationHelper.Create(Declarations.With(old, replacement));
        Assert.Contains(compilation.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        CompilationHelper.Run(compilation, out Compilation output);
        Assert.Empty(await CompilationHelper.AnalyzeAsync(output));
    }

    [Fact]
    public async Task AttributesOnTwoPartsAreTheCompilersErrorAlone()
    {
        Compilation compilation = CompilationHelper.Create(Declarations.Tiny, Declarations.With("Answer", "Question"));
        GeneratorDriver driver = CompilationHelper.Run(compilation, out Compilation output);
        Assert.Empty(await CompilationHelper.AnalyzeAsync(output));
        IEnumerable<string> names = CompilationHelper.Sources(driver).Select(file => file.HintName);
        Assert.Equal(names.Distinct(), names);
    }

    [Fact]
    public async Task WithoutTheRuntimeTheCompilersErrorsAreEnough()
    {
        Compilation compilation = CompilationHelper.CreateWithoutRuntime(Declarations.Tiny);
        CompilationHelper.Run(compilation, out Compilation output);
        Assert.Empty(await CompilationHelper.AnalyzeAsync(output));
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.Latest)]
    [InlineData(LanguageVersion.Preview)]
    public async Task LanguagesFromTwelveAreFine(LanguageVersion version) =>
        Assert.Empty(await CompilationHelper.AnalyzeAsync(CompilationHelper.Create(version, Declarations.Tiny)));

    private static async Task<IEnumerable<Diagnostic>> DiagnoseAsync(string source)
    {
        Compilation compilation = CompilationHelper.Create(source);
        Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        CompilationHelper.Run(compilation, out Compilation output);
        return await CompilationHelper.AnalyzeAsync(output);
    }
}
