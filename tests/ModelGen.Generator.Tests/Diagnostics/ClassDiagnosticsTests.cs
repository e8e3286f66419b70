using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using ModelGen.Generator.Tests.Infrastructure;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

public sealed class ClassDiagnosticsTests
{
    private const string Class = "public sealed partial class Tiny";

    [Fact]
    public Task MG0001_ClassNotPartial() =>
        Squiggles.VerifyAsync("MG0001", Declarations.With(Class, "public sealed class [|Tiny|]"), "Declare 'Tiny' as a partial class");

    [Theory]
    [InlineData("static class [|Models|]")]
    [InlineData("struct [|Models|]")]
    [InlineData("interface [|Models|]")]
    [InlineData("record [|Models|]")]
    public Task MG0002_ContainerNotPartial(string container) => Squiggles.VerifyAsync("MG0002", Nest(container), "Declare 'Models' as partial");

    [Fact]
    public Task MG0003_GenericModel() => Squiggles.VerifyAsync("MG0003", Declarations.With(Class, Class + "[|<T>|]"), "Remove the type parameters of 'Tiny'");

    [Fact]
    public Task MG0003_GenericContainer() =>
        Squiggles.VerifyAsync("MG0003", Nest("partial class Models[|<TKey, TValue>|] where TKey : class"), "Remove the type parameters of 'Models'");

    [Theory]
    [InlineData("public abstract partial class Tiny", "abstract")]
    [InlineData("public sealed partial record Tiny", "record")]
    [InlineData("public sealed partial record class Tiny", "record")]
    [InlineData("file sealed partial class Tiny", "file")]
    public Task MG0004_NotOrdinaryClass(string type, string culprit) =>
        Squiggles.VerifyAsync("MG0004", Declarations.With(Class, Mark(type, culprit)), "declare it as an ordinary class");

    [Fact]
    public Task MG0004_StaticClass() => Squiggles.VerifyAsync(
        "MG0004",
        Declarations.With(Declarations.With(Class, "public [|static|] partial class Tiny"), "public int", "public static int"),
        "'Tiny' is static: declare it as an ordinary class");

    [Fact]
    public Task MG0004_FileLocalContainer() => Squiggles.VerifyAsync("MG0004", Nest("[|file|] partial class Models"), "'Models' is local to its file");

    [Fact]
    public Task MG0005_PrimaryConstructor() => Squiggles.VerifyAsync(
        "MG0005",
        Declarations.With(Declarations.With(Class, Class + "[|(int answer)|]"), "=> 42", "=> answer"),
        "Remove the parameter list of 'Tiny'");

    [Theory]
    [InlineData("public void [|Dispose|]() { }")]
    [InlineData("public int [|Load|];")]
    [InlineData("public int [|CreateSession|] => 1;")]
    [InlineData("private sealed class [|CreateBatch|];")]
    [InlineData("public void [|CreateSession|](int count) { }")]
    [InlineData("public static int [|Manifest|]() => 1;")]
    [InlineData("public static event System.Action? [|Manifest|] { add { } remove { } }")]
    public Task MG0006_MemberCollision(string member) => Squiggles.VerifyAsync(
        "MG0006",
        Declarations.With("public int Answer", member + "\n    public int Answer"),
        "the generator adds a member of that name to 'Tiny'");

    [Fact]
    public Task MG0006_InheritedMember() => Squiggles.VerifyAsync(
        "MG0006",
        Declarations.With(Class, Class + " : [|Base|]") + "public class Base { public int Manifest { get; set; } }",
        "Rename 'Base.Manifest'");

    [Fact]
    public Task MG0006_ClassName() =>
        Squiggles.VerifyAsync("MG0006", Declarations.With(Class, "public sealed partial class [|Manifest|]"), "Rename 'Manifest'");

    // The compiler says that the base has no constructor for it, which only this diagnostic explains.
    [Fact]
    public async Task MG0007_BaseIsModel()
    {
        string derived = Declarations.With(Declarations.With("sealed partial class Tiny", "sealed partial class Derived : [|Tiny|]"), "Answer", "Question");
        string model = Declarations.With("sealed partial class Tiny", "partial class Tiny").Split("namespace Stories;")[1];
        (string source, ImmutableArray<TextSpan> marks) = Squiggles.Parse(derived + model);
        Diagnostic diagnostic = Assert.Single(await Squiggles.VerifyAsync(CompilationHelper.Create(source), source, marks));
        Assert.Equal("MG0007", diagnostic.Id);
        Assert.Contains("'Derived' cannot derive from the model 'Tiny'", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public Task MG0008_BaseHasNoConstructor() => Squiggles.VerifyAsync(
        "MG0008",
        Declarations.With(Declarations.With(Class, Class + " : [|Named|]"), "public int Answer", "private Tiny() : base(\"\") { }\n    public int Answer")
            + "public class Named(string name) { public string Name => name; }",
        "Give 'Named' a constructor without parameters");

    [Theory]
    [InlineData(LanguageVersion.CSharp10, "10.0")]
    [InlineData(LanguageVersion.CSharp11, "11.0")]
    public Task MG0009_LanguageVersionTooLow(LanguageVersion version, string name) => Squiggles.VerifyAsync(
        "MG0009",
        Declarations.With("[Transformer(", "[[|Transformer|]("),
        $"compiles as C# {name}: set LangVersion to 12.0",
        version);

    [Fact]
    public async Task MG0010_RuntimeMissing()
    {
        string copies = string.Join("\n", new[] { "Transformer", "PositionEncoding", "Activation", "Normalization", "Checkpoint" }.Select(name => $$"""
            public sealed class {{name}}Attribute(int kind, int placement = 0) : System.Attribute
            {
                public int Kind => kind + placement;
                public int Layers, Hidden, Heads, KeyValueHeads, FeedForward, Vocabulary, Context;
            }
            """));
        const string Enums = """
            public static class Structure { public const int CausalDecoder = 0; }
            public static class PositionEncoding { public const int Rotary = 0; }
            public static class Activation { public const int SwiGlu = 0; }
            public static class Norm { public const int Rms = 0; }
            public static class NormPlacement { public const int Pre = 0; }
            public static class Naming { public const int Llama = 0; }
            """;
        (string source, ImmutableArray<TextSpan> marks) = Squiggles.Parse(Declarations.With("[Transformer(", "[[|Transformer|]("));
        Compilation compilation = CompilationHelper.CreateWithoutRuntime(source, "namespace ModelGen;\n" + copies + Enums);
        Assert.Empty(CompilationHelper.Diagnose(compilation));
        Diagnostic diagnostic = Assert.Single(await Squiggles.VerifyAsync(compilation, source, marks));
        Assert.Equal("MG0010", diagnostic.Id);
        Assert.Contains("Reference the package ModelGen", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public Task MG0011_TransformerMissing() => Squiggles.VerifyAsync(
        "MG0011",
        "using ModelGen;\n[[|Attention|](Window = 4)]\n[Normalization(Norm.Rms, NormPlacement.Pre)]\npublic partial class Tiny;",
        "Add [Transformer] to 'Tiny'");

    [Theory]
    [InlineData("[PositionEncoding(PositionEncoding.Rotary)]")]
    [InlineData("[Activation(Activation.SwiGlu)]")]
    [InlineData("[Normalization(Norm.Rms, NormPlacement.Pre)]")]
    [InlineData("[Checkpoint(Naming.Llama)]")]
    public Task MG0012_AttributeMissing(string attribute) => Squiggles.VerifyAsync(
        "MG0012",
        Declarations.With(Declarations.With("[Transformer(", "[[|Transformer|]("), attribute, string.Empty),
        $"to 'Tiny', for example {attribute}");

    [Theory]
    [InlineData("Structure.CausalDecoder", "(Structure)7", "7 is no value of Structure: choose Structure.CausalDecoder")]
    [InlineData("PositionEncoding.Rotary", "(PositionEncoding)7", "choose PositionEncoding.None, PositionEncoding.Rotary, PositionEncoding.Alibi, PositionEncoding.Learned, PositionEncoding.Sinusoidal or PositionEncoding.RelativeBuckets")]
    [InlineData("Activation.SwiGlu", "(Activation)(-1)", "-1 is no value of Activation: choose Activation.ReGlu, Activation.GeGlu, ")]
    [InlineData("Norm.Rms", "(Norm)7", "choose Norm.Rms")]
    [InlineData("NormPlacement.Pre", "(NormPlacement)7", "choose NormPlacement.Pre")]
    [InlineData("NormPlacement.Pre", "placement: (NormPlacement)7", "choose NormPlacement.Pre")]
    [InlineData("Naming.Llama", "(Naming)99", "choose Naming.Llama")]
    public Task MG0013_UndefinedValue(string old, string replacement, string advice) =>
        Squiggles.VerifyAsync("MG0013", Declarations.With(old, $"[|{replacement}|]"), advice);

    [Theory]
    [InlineData("[Head([|(Head)7|])]", "choose Head.LanguageModel")]
    [InlineData("[Attention([|QueryKeyNorm = (QueryKeyNorm)7|])]", "choose QueryKeyNorm.None, QueryKeyNorm.PerHead or QueryKeyNorm.FullWidth")]
    [InlineData("[Attention([|Bias = (Projections)17|])]", "17 is no value of Projections: choose a combination of Projections.None, ")]
    [InlineData("[RotaryScaling([|(RotaryScaling)7|], Factor = 4)]", "choose RotaryScaling.Linear, ")]
    public Task MG0013_UndefinedValueOfAnOptionalAttribute(string attribute, string advice) =>
        Squiggles.VerifyAsync("MG0013", Declarations.Add(attribute), advice);

    [Fact]
    public Task MG0013_UndefinedPairing() => Squiggles.VerifyAsync(
        "MG0013",
        Declarations.With("PositionEncoding.Rotary)", "PositionEncoding.Rotary, [|Pairing = (RotaryPairing)2|])"),
        "choose RotaryPairing.HalfSplit or RotaryPairing.Interleaved");

    private static string Mark(string source, string culprit) => Declarations.With(source, culprit + " ", $"[|{culprit}|] ");

    private static string Nest(string container) => Declarations.With("namespace Stories;", $"namespace Stories;\n\n{container}\n{{") + "}";
}
