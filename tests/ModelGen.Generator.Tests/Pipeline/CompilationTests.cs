using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelGen.Generator.Tests.Infrastructure;
using Xunit;

namespace ModelGen.Generator.Tests.Pipeline;

/// <summary>What is generated compiles without errors and warnings, whatever is declared and whatever the things around it are called.</summary>
public sealed class CompilationTests
{
    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.Latest)]
    [InlineData(LanguageVersion.Preview)]
    public void EveryLanguageFromTwelve(LanguageVersion version) => Verify(CompilationHelper.Create(version, Declarations.Tiny));

    [Theory]
    [InlineData("[Attention(Window = 8)]")]
    [InlineData("[Attention(Bias = Projections.All, Scale = 1)]")]
    [InlineData("[Attention(Bias = Projections.Value, Scale = 1e-30, QueryKeyNorm = QueryKeyNorm.PerHead)]")]
    [InlineData("[RotaryScaling(RotaryScaling.Linear, Factor = 2)]")]
    [InlineData("[RotaryScaling(RotaryScaling.DynamicNtk, Factor = 2.5, OriginalContext = 64)]")]
    [InlineData("[RotaryScaling(RotaryScaling.Llama3, Factor = 8, OriginalContext = 64)]")]
    [InlineData("[RotaryScaling(RotaryScaling.Yarn, Factor = 1e300, OriginalContext = 64)]")]
    [InlineData("[Head(Head.LanguageModel, Tied = true)]")]
    public void EveryOptionalAttribute(string attribute) => Verify(CompilationHelper.Create(Declarations.Add(attribute)));

    [Theory]
    [InlineData("PositionEncoding.Rotary)", "PositionEncoding.None)")]
    [InlineData("PositionEncoding.Rotary)", "PositionEncoding.Rotary, RotaryFraction = 0.5, Pairing = RotaryPairing.Interleaved, Base = 1.5)")]
    [InlineData("Activation.SwiGlu", "Activation.ReGlu, Bias = true")]
    [InlineData("Activation.SwiGlu", "Activation.GeGlu")]
    [InlineData("Activation.SwiGlu", "Activation.GeGluTanh")]
    [InlineData("Structure.CausalDecoder", "Structure.PrefixDecoder")]
    [InlineData("NormPlacement.Pre", "NormPlacement.Deep")]
    [InlineData("Layers = 5", "Layers = 1024")]
    [InlineData("KeyValueHeads = 4", "KeyValueHeads = 1, HeadSize = 2")]
    public void EveryValue(string old, string replacement) => Verify(CompilationHelper.Create(Declarations.With(old, replacement)));

    [Theory]
    [InlineData("Layers = 2", "Layers = 1")]
    [InlineData("Layers = 2", "Layers = 1024")]
    [InlineData("CellClip = 3, ProjectionClip = 3, SkipConnections = true", "Stateful = true")]
    [InlineData("CellClip = 3", "CellClip = 1e-30")]
    [InlineData("Highways = 1", "Highways = 0, Activation = ConvolutionActivation.Tanh, MaximumCharacters = 3, Vocabulary = 300")]
    [InlineData("FilterWidths = [1, 2, 3], FilterCounts = [16, 32, 32]", "FilterWidths = new[] { 50 }, FilterCounts = new int[] { 1 << 20 }")]
    [InlineData("class Elmo", "class @event")]
    [InlineData("class Elmo", "class WordBatch")]
    [InlineData("namespace Stories;", "")]
    public void EveryValueOfALstm(string old, string replacement) =>
        Verify(CompilationHelper.Create(LanguageVersion.CSharp12, Declarations.With(Declarations.Lstm, old, replacement)));

    [Theory]
    [InlineData("@event")]
    [InlineData("@record")]
    [InlineData("Api")]
    [InlineData("Runtime")]
    [InlineData("Kernels")]
    [InlineData("System")]
    [InlineData("ModelGen")]
    [InlineData("Activations")]
    [InlineData("TokenBatch")]
    [InlineData("Layer")]
    [InlineData("Größe")]
    public void EveryNameOfAClass(string name) => Verify(CompilationHelper.Create(Declarations.With("class Tiny", "class " + name)));

    [Theory]
    [InlineData("namespace Stories;", "namespace ModelGen.Runtime;")]
    [InlineData("namespace Stories;", "namespace Stories.System;")]
    [InlineData("namespace Stories;", "namespace Stories.ModelGen.Kernels;")]
    [InlineData("namespace Stories;", "namespace @namespace.@class;")]
    [InlineData("namespace Stories;", "")]
    public void EveryNameOfANamespace(string old, string replacement) => Verify(CompilationHelper.Create(Declarations.With(old, replacement)));

    [Theory]
    [InlineData("public class System;")]
    [InlineData("public class ModelGen; public class Api; public class Runtime; public class Kernels;")]
    [InlineData("public class RmsNorm; public class TokenBatch; public class GeneratedCodeAttribute; public class Int32;")]
    public void TypesBesideIt(string types) => Verify(CompilationHelper.Create(Declarations.Tiny + types));

    [Theory]
    [InlineData("private int _hidden, _query, Epsilon, FloatsPerToken, System, Kernels, Runtime;")]
    [InlineData("public void Run() { } public int Forward => 1; public string Hidden { get; set; } = \"\";")]
    [InlineData("private Tiny() : this(1) { } private Tiny(int one) { _ = one; }")]
    public void MembersBesideTheGenerated(string members) =>
        Verify(CompilationHelper.Create(Declarations.With("public int Answer", members + "\n    public int Answer")));

    [Theory]
    [InlineData("public static partial class Outer")]
    [InlineData("partial struct Outer")]
    [InlineData("public partial interface Outer")]
    [InlineData("partial record Outer(int Size)")]
    [InlineData("partial record struct @struct(int Size)")]
    [InlineData("readonly ref partial struct Outer")]
    public void EveryContainer(string container)
    {
        string source = Declarations.With("namespace Stories;", $"namespace Stories;\n{container}\n{{") + "}";
        Verify(CompilationHelper.Create(source));
    }

    private static void Verify(Compilation compilation)
    {
        Assert.Empty(CompilationHelper.Diagnose(compilation));
        CompilationHelper.Run(compilation, out Compilation output);
        Assert.Empty(CompilationHelper.Diagnose(output));
    }
}
