using Microsoft.CodeAnalysis;
using ModelGen.Generator.Tests.Infrastructure;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

public sealed class EncoderDecoderDiagnosticsTests
{
    private const string Residual = "[Activation(";

    [Theory]
    [InlineData("Layers = 5", "Layers = 5, [|EncoderLayers = 3|]", "EncoderLayers")]
    [InlineData("Layers = 5", "Layers = 5, [|DecoderHeads = 8|]", "DecoderHeads")]
    [InlineData("[Activation(", "[Embedding([|SourceVocabulary = 8|])]\n[Activation(", "SourceVocabulary")]
    [InlineData("[Activation(", "[Embedding([|Shared = true|])]\n[Activation(", "Shared")]
    [InlineData("[Activation(", "[TensorName(TensorRole.Query, \"{layer}.q\", [|Stack = Stack.Encoder|])]\n[Activation(", "Stack")]
    public Task MG0300_ArgumentOfEncoderDecoder(string old, string replacement, string name) => Squiggles.VerifyAsync(
        "MG0300", Declarations.With(old, replacement), $"Remove {name}, or choose Structure.EncoderDecoder");

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("16777217")]
    public Task MG0301_SourceVocabularyOutOfRange(string value) => Squiggles.VerifyAsync(
        "MG0301", With("SourceVocabulary = 150", $"[|SourceVocabulary = {value}|]"), $"SourceVocabulary = {value} is out of range: give a whole number from 1 to 16777216");

    [Fact]
    public Task MG0302_SharedEmbeddingOfTwoSizes() => Squiggles.VerifyAsync(
        "MG0302", With("SourceVocabulary = 150", "SourceVocabulary = 150, [|Shared = true|]"), "one embedding cannot have 150 tokens of sources and 170 of targets");

    [Fact]
    public Task MG0303_ParallelWithCrossAttention() => Squiggles.VerifyAsync(
        "MG0303",
        With(Residual, "[Residual([|Parallel = ParallelResidual.OneNorm|])]\n[Activation(").Replace("NormPlacement.Post", "NormPlacement.Pre", StringComparison.Ordinal),
        "attention to the source stands between the two branches");

    /// <summary>What rules find in either stack is found once, under the argument that is its own.</summary>
    [Theory]
    [InlineData("MG0021", "EncoderLayers = 2", "[|EncoderLayers = 0|]", "EncoderLayers = 0 is out of range")]
    [InlineData("MG0020", "EncoderLayers = 2, ", "", "Add Layers to [Transformer]")]
    [InlineData("MG0021", "Hidden = 64", "[|Hidden = 0|]", "Hidden = 0 is out of range")]
    [InlineData("MG0023", "Heads = 4", "Heads = 4, [|DecoderHeads = 5|]", "Choose Heads that divides Hidden = 64")]
    [InlineData("MG0022", "Heads = 4", "Heads = 4, EncoderHeads = 2, [|KeyValueHeads = 4|]", "Choose KeyValueHeads that divides Heads = 2")]
    [InlineData("MG0101", "SourceVocabulary = 150", "SourceVocabulary = 150, [|TokenTypes = 2|]", "a decoder has one kind of token")]
    [InlineData("MG0105", "[Checkpoint(", "[Head([|Head.Pooler|])]\n[Checkpoint(", "Head.Pooler is for encoders")]
    [InlineData("MG0231", "[Checkpoint(", "[TensorName(TensorRole.Up, \"{layer}.u\", Stack = Stack.Encoder)]\n[TensorName([|TensorRole.Up|], \"{layer}.up\")]\n[Checkpoint(", "TensorRole.Up has a name already")]
    [InlineData("MG0234", "[Checkpoint(", "[TensorName(TensorRole.Up, [|\"{layer}.up\"|])]\n[Checkpoint(", "'{layer}.up.weight' is TensorRole.Up already")]
    [InlineData("MG0092", "NormPlacement.Post", "NormPlacement.Pre, Final = false", "choose NormPlacement.Post")]
    public Task RulesLookAtBothStacks(string id, string old, string replacement, string advice)
    {
        string source = With(old, replacement);
        source = id == "MG0020" ? source.Replace("[Transformer(", "[[|Transformer|](", StringComparison.Ordinal) : source;
        source = id == "MG0092" ? source.Replace("Naming.Fsmt", "[|Naming.Fsmt|]", StringComparison.Ordinal) : source;
        return Squiggles.VerifyAsync(id, source, advice);
    }

    [Theory]
    [InlineData("SourceVocabulary = 150", "SourceVocabulary = 170, Shared = true")]
    [InlineData("SourceVocabulary = 150", "ScaleFactor = 0.5")]
    [InlineData("Heads = 4", "EncoderHeads = 2, DecoderHeads = 8")]
    [InlineData("FeedForward = 112", "EncoderFeedForward = 33, DecoderFeedForward = 112")]
    [InlineData("[Checkpoint(Naming.Fsmt)]", "[Head(Head.LanguageModel, Tied = true)]\n[Checkpoint(Naming.Fsmt)]")]
    [InlineData("[Checkpoint(", "[TensorName(TensorRole.Up, \"e{layer}.up\", Stack = Stack.Encoder)]\n[TensorName(TensorRole.Up, \"d{layer}.up\", Stack = Stack.Decoder)]\n[Checkpoint(")]
    public async Task EncoderDecodersWithoutErrorsCompile(string old, string replacement)
    {
        CompilationHelper.Run(CompilationHelper.Create(With(old, replacement)), out Compilation output);
        Assert.Empty(CompilationHelper.Diagnose(output));
        Assert.Empty(await CompilationHelper.AnalyzeAsync(output));
    }

    [Fact]
    public void OneWithErrorsIsAnEncoderDecoderStill()
    {
        const string User = """
            public static class Use
            {
                public static System.ReadOnlySpan<float> Run(Translator model)
                {
                    using var session = model.CreateSession(source: 8, capacity: 8);
                    session.Begin(model.CreateEncoder(8).Encode([1]));
                    session.Encode([1, 2]);
                    model.CreateBatch(4).Add(session, [1]);
                    return session.Forward([2]);
                }

                public static ISequenceToSequence As(Translator model) => model;
            }
            """;
        foreach (string source in new[] { Declarations.EncoderDecoder, With("EncoderLayers = 2", "EncoderLayers = 0") })
        {
            CompilationHelper.Run(CompilationHelper.Create(source + User), out Compilation output);
            Assert.Empty(CompilationHelper.Diagnose(output));
        }
    }

    private static string With(string old, string replacement) => Declarations.With(Declarations.EncoderDecoder, old, replacement);
}
