using Microsoft.CodeAnalysis;
using ModelGen.Generator.Tests.Infrastructure;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

public sealed class TensorNameDiagnosticsTests
{
    private const string Llama = "[Checkpoint(Naming.Llama)]";

    [Theory]
    [InlineData("\"\"")]
    [InlineData("null!")]
    [InlineData("\"h.{layer}. q\"")]
    [InlineData("\"h.{layer}.q\\n\"")]
    public Task MG0230_NotAName(string pattern) => Squiggles.VerifyAsync("MG0230", Named($"TensorRole.Query, [|{pattern}|]"), "give 1 to 256 characters");

    [Fact]
    public Task MG0230_NameIsTooLong() => Squiggles.VerifyAsync("MG0230", Named($"TensorRole.Query, [|\"h.{{layer}}.{new string('q', 256)}\"|]"), "Pattern is no name of a tensor");

    [Theory]
    [InlineData("Bias = \" \"")]
    [InlineData("Gguf = \"\"")]
    public Task MG0230_NotAnotherName(string argument) => Squiggles.VerifyAsync("MG0230", Named($"TensorRole.Query, \"h.{{layer}}.q\", [|{argument}|]"), "give 1 to 256 characters");

    [Fact]
    public Task MG0230_NotAnIgnoredName() => Squiggles.VerifyAsync("MG0230", With("[Checkpoint(Naming.Llama, [|Ignored = [\"a\", \"b c\"]|])]"), "Ignored is no name of a tensor");

    [Theory]
    [InlineData("h.{n}.q")]
    [InlineData("h.{layer.q")]
    [InlineData("h.layer}.q")]
    [InlineData("h.{Layer}.q")]
    public Task MG0231_UnknownPlaceholder(string pattern) =>
        Squiggles.VerifyAsync("MG0231", Named($"TensorRole.Query, [|\"{pattern}\"|]"), "Remove the braces of Pattern, or choose a placeholder that is known: {layer} for");

    [Fact]
    public Task MG0232_PlaceholderTwice() => Squiggles.VerifyAsync("MG0232", Named("TensorRole.Query, [|\"h.{layer}.q.{layer}\"|]"), "Remove one of the two equal placeholders of Pattern");

    [Fact]
    public Task MG0233_RoleNamedTwice() => Squiggles.VerifyAsync(
        "MG0233", With("[TensorName(TensorRole.Query, \"h.{layer}.q\")]\n[TensorName([|TensorRole.Query|], \"h.{layer}.query\")]\n" + Llama), "Remove one of the names of TensorRole.Query");

    [Theory]
    [InlineData("PositionEmbedding")]
    [InlineData("QueryNorm")]
    [InlineData("EmbeddingNorm")]
    public Task MG0234_RoleNotDeclared(string role) => Squiggles.VerifyAsync("MG0234", Named($"[|TensorRole.{role}|], \"x\""), $"Tiny has no tensor for TensorRole.{role}");

    [Theory]
    [InlineData("Gate")]
    [InlineData("GateUp")]
    public Task MG0234_NoGate(string role) => Squiggles.VerifyAsync(
        "MG0234", Declarations.With(Named($"[|TensorRole.{role}|], \"h.{{layer}}.x\""), "Activation.SwiGlu", "Activation.Gelu"), $"Tiny has no tensor for TensorRole.{role}");

    [Theory]
    [InlineData("QueryKeyValue = QueryKeyValueLayout.Blocks", "Key", "QueryKeyValue")]
    [InlineData("GateUp = GateUpLayout.GateFirst", "Up", "GateUp")]
    public Task MG0235_RoleIsFused(string layout, string role, string stored) => Squiggles.VerifyAsync(
        "MG0235", With($"[TensorName([|TensorRole.{role}|], \"h.{{layer}}.x\")]\n[Checkpoint(Naming.Custom, {layout})]"), $"Remove the name of TensorRole.{role}, or choose Separate: it is a part of the tensor of TensorRole.{stored}");

    [Theory]
    [InlineData("QueryKeyValue", "QueryKeyValue = QueryKeyValueLayout.Blocks")]
    [InlineData("GateUp", "GateUp = GateUpLayout.GateFirst")]
    public Task MG0236_RoleIsSeparate(string role, string advice) => Squiggles.VerifyAsync("MG0236", Named($"[|TensorRole.{role}|], \"h.{{layer}}.x\""), advice);

    [Theory]
    [InlineData("TensorRole.Query, [|\"h.0.q\"|]", "Add {layer} to Pattern")]
    [InlineData("TensorRole.Query, \"h.{layer}.q\", [|Gguf = \"blk.0.attn_q\"|]", "Add {layer} to Gguf")]
    public Task MG0237_LayerMissing(string arguments, string advice) => Squiggles.VerifyAsync("MG0237", Named(arguments), advice);

    [Theory]
    [InlineData("TensorRole.FinalNorm, [|\"h.{layer}.norm\"|]", "Remove {layer} from Pattern: TensorRole.FinalNorm has no layers")]
    [InlineData("TensorRole.Up, [|\"h.{layer}.{expert}.up\"|]", "Remove {expert} from Pattern: TensorRole.Up has no experts")]
    public Task MG0238_PlaceholderUnused(string arguments, string advice) => Squiggles.VerifyAsync("MG0238", Named(arguments), advice);

    [Fact]
    public Task MG0239_NoBias() => Squiggles.VerifyAsync("MG0239", Named("TensorRole.Query, \"h.{layer}.q\", [|Bias = \"h.{layer}.b\"|]"), "Remove Bias, or declare the bias: TensorRole.Query has none");

    [Fact]
    public Task MG0240_BiasNameMissing() => Squiggles.VerifyAsync(
        "MG0240", With("[Attention(Bias = Projections.Query)]\n[TensorName(TensorRole.Query, [|\"h.{layer}.kernel\"|], Exact = true)]\n" + Llama), "Add Bias, the full name of the bias of TensorRole.Query");

    [Theory]
    [InlineData("TensorRole.Query, [|\"model.layers.{layer}.self_attn.k_proj\"|]", "Query and TensorRole.Key both have the tensor 'model.layers.0.self_attn.k_proj.weight'")]
    [InlineData("TensorRole.FinalNorm, [|\"model.layers.3.input_layernorm\"|]", "AttentionNorm and TensorRole.FinalNorm both have the tensor 'model.layers.3.input_layernorm.weight'")]
    [InlineData("TensorRole.Down, [|\"h.{layer}.down\"|], Gguf = \"blk.{layer}.ffn_up\"", "Up and TensorRole.Down both have the tensor 'blk.0.ffn_up.weight'")]
    public Task MG0241_NamesCollide(string arguments, string advice) => Squiggles.VerifyAsync("MG0241", Named(arguments), advice);

    [Fact]
    public Task MG0242_GateUpWithoutGate() => Squiggles.VerifyAsync(
        "MG0242", Declarations.With(With("[Checkpoint(Naming.Llama, [|GateUp = GateUpLayout.UpFirst|])]"), "Activation.SwiGlu", "Activation.Gelu"), "Remove GateUp, or choose a gated activation");

    [Fact]
    public Task MG0070_CustomWithoutNames() => Squiggles.VerifyAsync(
        "MG0070", With("[Checkpoint([|Naming.Custom|])]"), "Naming.Custom has no name for TokenEmbedding, AttentionNorm, Query, Key, Value, AttentionOutput, FeedForwardNorm, Gate, Up, Down, FinalNorm, Head: add a [TensorName] for each");

    [Fact]
    public Task MG0070_AFamilyHasNoNameForWhatItKeepsApart() => Squiggles.VerifyAsync(
        "MG0070", With("[Checkpoint([|Naming.Llama|], QueryKeyValue = QueryKeyValueLayout.Blocks)]"), "Naming.Llama has no name for QueryKeyValue: add a [TensorName]");

    [Fact]
    public Task MG0071_HeadsOfGroupsAreNotPerHead() => Squiggles.VerifyAsync(
        "MG0071",
        With("[TensorName(TensorRole.QueryKeyValue, \"h.{layer}.qkv\")]\n[Checkpoint([|Naming.Llama|], QueryKeyValue = QueryKeyValueLayout.PerHead)]"),
        "leave KeyValueHeads out");

    [Theory]
    [InlineData("QueryKeyValue = (QueryKeyValueLayout)9")]
    [InlineData("GateUp = (GateUpLayout)9")]
    public Task MG0013_UndefinedLayout(string argument) => Squiggles.VerifyAsync("MG0013", With($"[Checkpoint(Naming.Llama, [|{argument}|])]"), "Layout");

    [Theory]
    [InlineData("[TensorName(TensorRole.Query, \"h.{layer}.q\", Exact = true)]\n[Checkpoint(Naming.Llama)]")]
    [InlineData("[Attention(Bias = Projections.Query)]\n[TensorName(TensorRole.Query, \"h.{layer}.q.weight\", Exact = true)]\n[Checkpoint(Naming.Llama)]")]
    [InlineData("[Attention(Bias = Projections.Query)]\n[TensorName(TensorRole.Query, \"h.{layer}.q\", Exact = true, Bias = \"h.{layer}.q_bias\")]\n[Checkpoint(Naming.Llama)]")]
    [InlineData("[TensorName(TensorRole.QueryKeyValue, \"h.{layer}.qkv\", Gguf = \"blk.{layer}.attn_qkv\")]\n[Checkpoint(Naming.Llama, QueryKeyValue = QueryKeyValueLayout.PerKeyValueGroup)]")]
    [InlineData("[TensorName(TensorRole.GateUp, \"h.{layer}.gate_up\")]\n[Checkpoint(Naming.Llama, GateUp = GateUpLayout.Interleaved, Transposed = true)]")]
    [InlineData("[Checkpoint(Naming.Llama, Ignored = [\"h.{layer}.mask\"])]")]
    [InlineData("[Checkpoint(Naming.Llama, Ignored = null)]")]
    [InlineData("[Checkpoint(Naming.Llama, QueryKeyValue = QueryKeyValueLayout.Separate, Transposed = false)]")]
    public async Task NamesWithoutErrorsCompile(string attributes)
    {
        CompilationHelper.Run(CompilationHelper.Create(With(attributes)), out Compilation output);
        Assert.Empty(CompilationHelper.Diagnose(output));
        Assert.Empty(await CompilationHelper.AnalyzeAsync(output));
    }

    [Fact]
    public async Task OneLayerNeedsNoNumber()
    {
        string source = Declarations.With(Named("TensorRole.Query, \"block.q\""), "Layers = 5", "Layers = 1");
        CompilationHelper.Run(CompilationHelper.Create(source), out Compilation output);
        Assert.Empty(CompilationHelper.Diagnose(output));
        Assert.Empty(await CompilationHelper.AnalyzeAsync(output));
    }

    private static string Named(string arguments) => With($"[TensorName({arguments})]\n" + Llama);

    private static string With(string attributes) => Declarations.With(Llama, attributes);
}
