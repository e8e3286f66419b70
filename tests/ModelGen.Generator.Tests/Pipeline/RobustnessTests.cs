using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Tests.Infrastructure;
using Xunit;

namespace ModelGen.Generator.Tests.Pipeline;

/// <summary>
/// Declarations that nobody would write, by the hundred: the generator writes a forward pass exactly where the analyzer has nothing to say, and neither throws.
/// </summary>
public sealed class RobustnessTests
{
    private static readonly string[] Whole =
        ["0", "-1", "1", "2", "3", "7", "8", "64", "1024", "16384", "65536", "1 << 20", "1 << 24", "(1 << 24) + 1", "int.MaxValue", "int.MinValue"];

    private static readonly string[] Small = ["1", "2", "3", "4", "8", "16", "1 << 10"];

    private static readonly string[] Real =
        ["0", "-1", "1", "0.5", "0.25", "1.5", "32", "1e-5", "1e-6", "1e-300", "1e300", "10_000", "500_000", "double.NaN", "double.NegativeInfinity"];

    private static readonly string[] Usual = ["1", "0.5", "0.25", "0.001"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task RandomDeclarations(int seed)
    {
        Random random = new(seed);
        StringBuilder source = new("using ModelGen;\n");
        for (int index = 0; index < 100; index++)
        {
            source.Append(Declare(random, $"Model{index}", random.Next(3) == 0 ? Whole : Small, random.Next(3) == 0 ? Real : Usual));
        }

        Compilation compilation = CompilationHelper.Create(source.ToString());
        Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        GeneratorDriver driver = CompilationHelper.Run(compilation);
        ImmutableArray<Diagnostic> diagnostics = await CompilationHelper.AnalyzeAsync(compilation);
        Assert.All(diagnostics, diagnostic => Assert.Contains(diagnostic.Id, Descriptors.All.Select(descriptor => descriptor.Id)));

        ILookup<string, string> files = CompilationHelper.Sources(driver).ToLookup(file => file.HintName.Split('.')[0], file => file.SourceText.ToString());
        HashSet<string> wrong = [.. diagnostics.Select(diagnostic => TypeAt(source.ToString(), diagnostic))];
        Assert.Equal(100, files.Count);
        Assert.NotEqual(0, wrong.Count % 100);
        Assert.All(files, model => Assert.Equal(wrong.Contains(model.Key), model.Any(text => text.Contains("has no forward pass", StringComparison.Ordinal))));
        Assert.All(files, model => Assert.DoesNotContain(model, text => text.Contains("NaN", StringComparison.Ordinal) || text.Contains('∞')));
    }

    private static string Declare(Random random, string name, string[] whole, string[] real)
    {
        string Pick(string[] values) => values[random.Next(values.Length)];
        string Maybe(string name, string[] values) => random.Next(3) == 0 ? $", {name} = {Pick(values)}" : string.Empty;
        string Size(string name) => $", {name} = {Pick(whole)}";

        string scaling = Pick(["Linear", "DynamicNtk", "Llama3", "Yarn"]);
        string factors = scaling switch
        {
            "Linear" => string.Empty,
            "DynamicNtk" => ", OriginalContext = 64",
            "Llama3" => ", OriginalContext = 64" + Maybe("LowFrequencyFactor", real),
            _ => ", OriginalContext = 64" + Maybe("BetaSlow", real) + Maybe("AttentionFactor", real),
        };
        string sizes = string.Concat(new[] { "Layers", "Hidden", "Heads", "FeedForward", "Vocabulary", "Context" }.Select(Size));
        string attention = Maybe("Window", whole) + Maybe("Scale", real) + Maybe("Bias", ["Projections.All", "Projections.Key"]);
        return $$"""
            [Transformer(Structure.CausalDecoder{{sizes}}, HeadSize = {{Pick(["8", "64", "16384"])}}{{Maybe("KeyValueHeads", ["1"])}})]
            [PositionEncoding(PositionEncoding.{{Pick(["None", "Rotary"])}})]
            {{(random.Next(2) == 0 ? $"[Attention(QueryKeyNorm = QueryKeyNorm.PerHead{attention})]" : string.Empty)}}
            [Activation((Activation){{random.Next(4)}}{{Maybe("Bias", ["true", "false"])}})]
            [Normalization(Norm.Rms, NormPlacement.Pre{{Maybe("Epsilon", real)}})]
            [Checkpoint(Naming.Llama)]
            {{(random.Next(2) == 0 ? $"[Head(Head.LanguageModel{Maybe("Tied", ["true"])})]" : string.Empty)}}
            {{(random.Next(4) == 0 ? $"[RotaryScaling(RotaryScaling.{scaling}, Factor = 2{factors})]" : string.Empty)}}
            partial class {{name}};

            """;
    }

    // The class that follows the diagnostic's place.
    private static string TypeAt(string source, Diagnostic diagnostic)
    {
        const string Keyword = "partial class ";
        int start = source.IndexOf(Keyword, diagnostic.Location.SourceSpan.Start, StringComparison.Ordinal) + Keyword.Length;
        return source[start..source.IndexOf(';', start)];
    }
}
