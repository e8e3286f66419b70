using Microsoft.CodeAnalysis;
using ModelGen.Generator.Tests.Infrastructure;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

public sealed class TensorNameDiagnosticsTests
{
    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("my norm", "it has white space")]
    [InlineData("norm.{block}", "a placeholder that is not {layer}")]
    [InlineData("{layer}.{layer}", "{layer} twice")]
    public Task MG0230_TensorNameMalformed(string pattern, string fault) =>
        Squiggles.VerifyAsync("MG0230", Declarations.Add($"[TensorName(TensorRole.FinalNorm, [|\"{pattern}\"|])]"), fault);

    [Fact]
    public Task MG0230_BiasAndGgufToo() => Squiggles.VerifyAsync(
        "MG0230", Declarations.Add("[TensorName(TensorRole.FinalNorm, \"norm\", [|Bias = \"a b\"|], [|Gguf = \"{x}\"|])]"), "cannot name tensors");

    [Fact]
    public Task MG0230_NamesThatAreIgnoredToo() =>
        Squiggles.VerifyAsync("MG0230", Declarations.With("(Naming.Llama)", "(Naming.Llama, [|Ignored = [\"mask\", \"h.{x}.mask\"]|])"), "'h.{x}.mask' cannot name tensors");

    [Fact]
    public Task MG0231_TensorNamedTwice() => Squiggles.VerifyAsync(
        "MG0231", Declarations.Add("[TensorName(TensorRole.FinalNorm, \"norm\")]\n[TensorName([|TensorRole.FinalNorm|], \"ln_f\")]"), "give it one name");

    [Theory]
    [InlineData("EmbeddingNorm")]
    [InlineData("QueryKeyValue")]
    [InlineData("CharacterEmbedding")]
    public Task MG0232_TensorNameWithoutPart(string role) => Squiggles.VerifyAsync(
        "MG0232", Declarations.Add($"[TensorName([|TensorRole.{role}|], \"x\")]"), $"'Tiny' has no tensor TensorRole.{role}");

    [Theory]
    [InlineData("Query", "attn.q", "belongs to each layer: give a name with {layer}")]
    [InlineData("FinalNorm", "norm.{layer}", "belongs to no layer: give a name without {layer}")]
    public Task MG0233_TensorNameLayer(string role, string pattern, string advice) =>
        Squiggles.VerifyAsync("MG0233", Declarations.Add($"[TensorName(TensorRole.{role}, [|\"{pattern}\"|])]"), advice);

    [Theory]
    [InlineData("Bias = \"attn.b\"")]
    [InlineData("Gguf = \"attn_q\"")]
    public Task MG0233_OtherNamesToo(string argument) =>
        Squiggles.VerifyAsync("MG0233", Declarations.Add($"[TensorName(TensorRole.Query, \"h.{{layer}}.q\", [|{argument}|])]"), "belongs to each layer: give a name with {layer}");

    [Fact]
    public void OneLayerNeedsNoNumber()
    {
        string source = Declarations.Add("[TensorName(TensorRole.Query, \"block.q\")]").Replace("Layers = 5", "Layers = 1", StringComparison.Ordinal);
        CompilationHelper.Run(CompilationHelper.Create(source), out Compilation output);
        Assert.Empty(CompilationHelper.Diagnose(output));
        Assert.Contains(output.SyntaxTrees, tree => tree.ToString().Contains("\"block.q.weight\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("TensorRole.FinalNorm, [|\"model.layers.3.input_layernorm\"|]", "'model.layers.3.input_layernorm.weight' is TensorRole.AttentionNorm already: give TensorRole.FinalNorm")]
    [InlineData("TensorRole.Down, [|\"h.{layer}.down\"|], Gguf = \"blk.{layer}.ffn_up\"", "'blk.{layer}.ffn_up.weight' is TensorRole.Up already: give TensorRole.Down")]
    public Task MG0234_OneLayerOrOneFormatIsEnough(string arguments, string advice) =>
        Squiggles.VerifyAsync("MG0234", Declarations.Add($"[TensorName({arguments})]"), advice);

    [Theory]
    [InlineData("QueryKeyValue = QueryKeyValueLayout.Blocks", "QueryKeyValue")]
    [InlineData("GateUp = GateUpLayout.GateFirst", "GateUp")]
    public Task MG0070_AFamilyHasNoNameForWhatItKeepsApart(string layout, string role) => Squiggles.VerifyAsync(
        "MG0070", Declarations.With("(Naming.Llama)", $"([|Naming.Llama|], {layout})"), $"Naming.Llama has no name for {role}: add a [TensorName]");

    [Fact]
    public Task MG0234_TensorNameTaken() => Squiggles.VerifyAsync(
        "MG0234",
        Declarations.Add("[TensorName(TensorRole.Query, \"h.{layer}.attn\")]\n[TensorName(TensorRole.Key, [|\"h.{layer}.attn\"|])]"),
        "'h.{layer}.attn.weight' is TensorRole.Query already: give TensorRole.Key a name of its own");

    [Fact]
    public Task MG0234_NameOfTheFamily() => Squiggles.VerifyAsync(
        "MG0234", Declarations.Add("[TensorName(TensorRole.Head, [|\"model.embed_tokens\"|])]"), "is TensorRole.TokenEmbedding already");

    [Fact]
    public Task MG0235_LayoutWithoutPart() => Squiggles.VerifyAsync(
        "MG0235",
        Declarations.With("SwiGlu", "Gelu").Replace("(Naming.Llama)", "(Naming.Llama, [|GateUp = GateUpLayout.GateFirst|])", StringComparison.Ordinal),
        "Activation.Gelu is not gated");

    [Fact]
    public Task MG0070_CustomNamesNothingItself() => Squiggles.VerifyAsync(
        "MG0070", Declarations.With("(Naming.Llama)", "([|Naming.Custom|], QueryKeyValue = QueryKeyValueLayout.Blocks)"), "QueryKeyValue");

    [Fact]
    public Task MG0071_PerHeadNeedsKeysOfEachHead() => Squiggles.VerifyAsync(
        "MG0071",
        Declarations.With("(Naming.Llama)", "([|Naming.Llama|], QueryKeyValue = QueryKeyValueLayout.PerHead)")
            .Replace("[Activation(", "[TensorName(TensorRole.QueryKeyValue, \"h.{layer}.qkv\")]\n[Activation(", StringComparison.Ordinal),
        "leave KeyValueHeads out");

    [Fact]
    public void NamesWithoutErrorsCompile()
    {
        string source = Declarations.Add("[TensorName(TensorRole.QueryKeyValue, \"h.{layer}.qkv\", Gguf = \"blk.{layer}.attn_qkv\")]\n[TensorName(TensorRole.FinalNorm, \"norm.gain\", Exact = true)]")
            .Replace("(Naming.Llama)", "(Naming.Llama, QueryKeyValue = QueryKeyValueLayout.PerKeyValueGroup, Transposed = true)", StringComparison.Ordinal);
        CompilationHelper.Run(CompilationHelper.Create(source), out Compilation output);
        Assert.Empty(CompilationHelper.Diagnose(output));
        string manifest = output.SyntaxTrees.Single(tree => tree.FilePath.EndsWith("Tiny.Manifest.g.cs", StringComparison.Ordinal)).ToString();
        Assert.Contains("new(Api::TensorRole.Key, \"h.{layer}.qkv.weight\", \"blk.{layer}.attn_qkv.weight\", [32, 64]) { Layers = DecoderLayerIndices, RotaryHeads = 4, RotarySize = 8, Transposed = true, Fused = new(128, 16, 8, 32), GgufFused = new(128, 64, 32, 32) }", manifest, StringComparison.Ordinal);
        Assert.Contains("\"norm.gain\"", manifest, StringComparison.Ordinal);
    }
}
