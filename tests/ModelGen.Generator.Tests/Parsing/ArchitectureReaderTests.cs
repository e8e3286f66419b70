extern alias runtime;

using System.Reflection;
using Microsoft.CodeAnalysis;
using ModelGen.Generator.Model;
using ModelGen.Generator.Tests.Infrastructure;
using Xunit;

namespace ModelGen.Generator.Tests.Parsing;

public sealed class ArchitectureReaderTests
{
    [Fact]
    public void DefaultsAreWorkedOut()
    {
        ArchitectureSpec spec = Read(Declarations.With("KeyValueHeads = 4, ", string.Empty));
        LayerSpec layer = new(
            "DecoderLayer",
            new AttentionSpec(8, 8, 8, Window: 0, Projections.None, 1 / Math.Sqrt(8), ScaleIsDeclared: false, QueryKeyNorm.None),
            new PositionSpec(PositionEncoding.Rotary, 10_000, RotaryPairing.HalfSplit, RotarySize: 8, Scaling: null),
            new FeedForwardSpec(172, Activation.SwiGlu, Bias: false));
        ArchitectureSpec expected = new(
            new TypeSpec("Stories", EquatableArray<ContainerSpec>.Empty, "Tiny", "public sealed"),
            Structure.CausalDecoder,
            Hidden: 64,
            Vocabulary: 512,
            Context: 512,
            new EmbeddingSpec(Normalized: false, TokenTypes: 0, EmbeddingScale.None),
            new[] { layer }.ToEquatableArray(),
            Schedule: new[] { 0, 0, 0, 0, 0 }.ToEquatableArray(),
            new NormalizationSpec(Norm.Rms, NormPlacement.Pre, 1e-5, Bias: false),
            new[] { new HeadSpec(Head.LanguageModel, Tied: false, Bias: false, Outputs: 512) }.ToEquatableArray(),
            new CheckpointSpec(Naming.Llama, EquatableArray<TensorNameSpec>.Empty));
        Assert.Equal(expected, spec);
        Assert.Equal(5, spec.Layers);
    }

    [Fact]
    public void WhatIsDeclaredIsRead()
    {
        ArchitectureSpec spec = Read("""
            using ModelGen;

            [Transformer(Structure.CausalDecoder, Layers = 2, Hidden = 100, Heads = 6, KeyValueHeads = 2, HeadSize = 80,
                FeedForward = 30, Vocabulary = 40, Context = 50)]
            [PositionEncoding(PositionEncoding.Rotary, Base = 500_000, Pairing = RotaryPairing.Interleaved, RotaryFraction = 0.4)]
            [RotaryScaling(RotaryScaling.Llama3, Factor = 8, OriginalContext = 64, LowFrequencyFactor = 2, HighFrequencyFactor = 5)]
            [Attention(Window = 7, Bias = Projections.Query | Projections.Value, Scale = 0.25, QueryKeyNorm = QueryKeyNorm.PerHead)]
            [Activation(Activation.GeGluTanh, Bias = true)]
            [Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
            [Head(Head.LanguageModel, Tied = true)]
            [Checkpoint(Naming.Llama)]
            partial class Model;
            """);
        LayerSpec layer = spec.LayerKinds[0];
        Assert.Equal(new TypeSpec(string.Empty, EquatableArray<ContainerSpec>.Empty, "Model", "internal"), spec.Type);
        Assert.Equal((100, 40, 50, 2), (spec.Hidden, spec.Vocabulary, spec.Context, spec.Layers));
        Assert.Equal(new AttentionSpec(6, 2, 80, 7, Projections.Query | Projections.Value, 0.25, ScaleIsDeclared: true, QueryKeyNorm.PerHead), layer.Attention);
        RotaryScalingSpec scaling = new(RotaryScaling.Llama3, 8, 64, 2, 5, 0, 0, 0);
        Assert.Equal(new PositionSpec(PositionEncoding.Rotary, 500_000, RotaryPairing.Interleaved, 32, scaling), layer.Position);
        Assert.Equal(new FeedForwardSpec(30, Activation.GeGluTanh, Bias: true), layer.FeedForward);
        Assert.Equal(1e-6, spec.Normalization.Epsilon);
        Assert.True(spec.Head.Tied);
    }

    [Theory]
    [InlineData("", "GenerationRunsOn = true", "Mask SentenceMask GenerationMask*")]
    [InlineData("", "GenerationFirst = true", "GenerationMask Mask SentenceMask")]
    [InlineData("Alpha = 2.5", "GenerationFirst = true, GenerationRunsOn = true", "GenerationMask* Mask SentenceMask")]
    public void BlanksComeInTheOrderInWhichTheyCount(string alpha, string argument, string expected)
    {
        ArchitectureSpec spec = Read($$"""
            using ModelGen;

            [Transformer(Structure.PrefixDecoder, Layers = 8, Hidden = 64, Heads = 4, FeedForward = 30, Vocabulary = 40, Context = 50)]
            [BlankFilling(Start = 9, Mask = 3, SentenceMask = 4, GenerationMask = 5, {{argument}})]
            [PositionEncoding(PositionEncoding.Rotary, Streams = 2, HalfPrecisionFrequencies = true)]
            [Activation(Activation.GeluTanh)]
            [Normalization(Norm.Layer, NormPlacement.Deep)]
            [Residual({{alpha}})]
            [Checkpoint(Naming.ChatGlm)]
            partial class Model;
            """);
        Assert.Equal(9, spec.Blanks!.Start);
        Assert.Equal(expected, string.Join(' ', spec.Blanks.Masks.Select(mask => mask.Kind + (mask.RunsOn ? "*" : ""))));
        Assert.Equal((2, true, 16), (spec.LayerKinds[0].Position.Streams, spec.LayerKinds[0].Position.HalfPrecision, spec.LayerKinds[0].Position.RotarySize));
        Assert.Equal(alpha.Length > 0 ? 2.5 : 4, spec.Normalization.Alpha);
    }

    [Theory]
    [InlineData("Linear, Factor = 4", 0, 0, 0, 0, 0, 0)]
    [InlineData("DynamicNtk, Factor = 4, OriginalContext = 64", 64, 0, 0, 0, 0, 0)]
    [InlineData("Llama3, Factor = 4, OriginalContext = 64", 64, 1, 4, 0, 0, 0)]
    [InlineData("Yarn, Factor = 4, OriginalContext = 64", 64, 0, 0, 32, 1, 1.1386294361119891)]
    [InlineData("Yarn, Factor = 4, OriginalContext = 64, AttentionFactor = 0", 64, 0, 0, 32, 1, 1.1386294361119891)]
    [InlineData("Yarn, Factor = 4, OriginalContext = 64, BetaFast = 16, BetaSlow = 2, AttentionFactor = 1.5", 64, 0, 0, 16, 2, 1.5)]
    public void ScalingHasTheArgumentsOfItsKind(string arguments, int original, double low, double high, double fast, double slow, double attention)
    {
        RotaryScalingSpec? scaling = Read(Declarations.Add($"[RotaryScaling(RotaryScaling.{arguments})]")).LayerKinds[0].Position.Scaling;
        RotaryScaling kind = Enum.Parse<RotaryScaling>(arguments.Split(',')[0]);
        Assert.Equal(new RotaryScalingSpec(kind, 4, original, low, high, fast, slow, attention), scaling);
    }

    [Fact]
    public void WithoutRotationThereAreNoRotaryArguments()
    {
        PositionSpec position = Read(Declarations.With("PositionEncoding.Rotary", "PositionEncoding.None")).LayerKinds[0].Position;
        Assert.Equal(new PositionSpec(PositionEncoding.None, 0, RotaryPairing.HalfSplit, 0, Scaling: null), position);
    }

    [Theory]
    [InlineData("0.25", 80, 20)]
    [InlineData("0.4", 80, 32)]
    [InlineData("0.29", 10, 2)]
    public void RotarySizeIsRoundedDown(string fraction, int headSize, int expected)
    {
        string source = Declarations.With("(PositionEncoding.Rotary)", $"(PositionEncoding.Rotary, RotaryFraction = {fraction})");
        ArchitectureSpec spec = Read(Declarations.With(source, "KeyValueHeads = 4", $"HeadSize = {headSize}"));
        Assert.Equal(expected, spec.LayerKinds[0].Position.RotarySize);
    }

    [Fact]
    public void TheTypeIsReadWithWhatIsAroundIt()
    {
        const string Containers = "partial struct Outer { private partial interface @record { internal partial record struct R { public partial record C {";
        string source = Declarations.With("namespace Stories;", "namespace @event.Stories;\n" + Containers) + "}}}}";
        TypeSpec type = Read(Declarations.With(source, "public sealed partial class Tiny", "protected internal partial class @class")).Type;
        Assert.Equal("@event.Stories", type.Namespace);
        Assert.Equal(
            new ContainerSpec[] { new("struct", "Outer"), new("interface", "@record"), new("record struct", "R"), new("record", "C") },
            type.Containers);
        Assert.Equal(("@class", "protected internal", "class"), (type.Name, type.Keywords, type.Keyword));
        Assert.Equal("event.Stories.Outer.record.R.C.class", type.HintName);
    }

    [Theory]
    [InlineData(typeof(runtime::ModelGen.PositionEncodingAttribute), "Base", 10_000.0)]
    [InlineData(typeof(runtime::ModelGen.PositionEncodingAttribute), "RotaryFraction", 1.0)]
    [InlineData(typeof(runtime::ModelGen.NormalizationAttribute), "Epsilon", 1e-5)]
    [InlineData(typeof(runtime::ModelGen.RotaryScalingAttribute), "LowFrequencyFactor", 1.0)]
    [InlineData(typeof(runtime::ModelGen.RotaryScalingAttribute), "HighFrequencyFactor", 4.0)]
    [InlineData(typeof(runtime::ModelGen.RotaryScalingAttribute), "BetaFast", 32.0)]
    [InlineData(typeof(runtime::ModelGen.RotaryScalingAttribute), "BetaSlow", 1.0)]
    [InlineData(typeof(runtime::ModelGen.AttentionAttribute), "Window", 0)]
    [InlineData(typeof(runtime::ModelGen.PositionEncodingAttribute), "Streams", 1)]
    [InlineData(typeof(runtime::ModelGen.BlankFillingAttribute), "Mask", -1)]
    [InlineData(typeof(runtime::ModelGen.BlankFillingAttribute), "SentenceMask", -1)]
    [InlineData(typeof(runtime::ModelGen.BlankFillingAttribute), "GenerationMask", -1)]
    [InlineData(typeof(runtime::ModelGen.HeadAttribute), "Tied", false)]
    [InlineData(typeof(runtime::ModelGen.HeadAttribute), "Classes", 0)]
    [InlineData(typeof(runtime::ModelGen.PositionEncodingAttribute), "Offset", 0)]
    public void TheReaderHasTheDefaultsOfTheAttributes(Type attribute, string property, object expected)
    {
        ConstructorInfo constructor = attribute.GetConstructors().Single();
        object[] arguments = [.. constructor.GetParameters().Select(parameter => Enum.ToObject(parameter.ParameterType, 0))];
        Assert.Equal(expected, attribute.GetProperty(property)!.GetValue(constructor.Invoke(arguments)));
    }

    internal static ArchitectureSpec Read(string source)
    {
        Compilation compilation = CompilationHelper.Create(source);
        GeneratorRunResult result = CompilationHelper.Run(compilation).GetRunResult().Results[0];
        return (ArchitectureSpec)result.TrackedSteps[TrackingNames.Architectures].Single().Outputs.Single().Value;
    }
}
