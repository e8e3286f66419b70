using Microsoft.CodeAnalysis;
using ModelGen.Generator.Lowering;
using ModelGen.Generator.Parsing;
using ModelGen.Generator.Tests.Infrastructure;
using Xunit;

namespace ModelGen.Generator.Tests.SecondOpinion;

/// <summary>Families without a naming can be declared: the published size has its parameters to the last one, and a tiny one computes what the declaration says.</summary>
public sealed class StrangerTests
{
    private static readonly Dictionary<string, Stranger> All = Strangers.All.Concat(ExpertStrangers.All).ToDictionary();

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_published_size_has_its_parameters(string name)
    {
        Stranger stranger = All[name];
        Compilation compilation = CompilationHelper.Create(Source(stranger, stranger.Published, stranger.PublishedLayers));
        ModelDeclaration declaration = ModelDeclaration.Read(compilation.GetTypeByMetadataName("Model")!, TestContext.Current.CancellationToken);
        Assert.Empty(ArchitectureValidator.Validate(declaration));
        Assert.Equal(stranger.Parameters, PlanBuilder.Build(ArchitectureReader.Read(declaration)).Parameters);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_tiny_one_computes_what_its_declaration_says(string name)
    {
        Stranger stranger = All[name];
        Comparison.Check(Source(stranger, stranger.Tiny, stranger.TinyLayers), "Model", seed: 5);
    }

    private static string Source(Stranger stranger, string sizes, string layers) =>
        $"using ModelGen;\n\n{stranger.Declaration.Replace("SIZES", sizes, StringComparison.Ordinal).Replace("LAYERS", layers, StringComparison.Ordinal)}\npublic sealed partial class Model;\n";
}
