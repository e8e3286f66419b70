using Microsoft.CodeAnalysis;
using ModelGen.Generator.Lowering;
using ModelGen.Generator.Model;
using ModelGen.Generator.Parsing;
using ModelGen.Generator.Tests.Infrastructure;
using Xunit;

namespace ModelGen.Generator.Tests.Lowering;

/// <summary>The layers of a model told in as few blocks as they need, in order and each once.</summary>
public sealed class LayerScheduleTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("00000", "0×5")]
    [InlineData("01", "0 1")]
    [InlineData("0011", "0×2 1×2")]
    [InlineData("0101", "(0 1)×2")]
    [InlineData("010101", "(0 1)×3")]
    [InlineData("0101010", "(0 1)×3 0")]
    [InlineData("10101", "(1 0)×2 1")]
    [InlineData("000001000001", "(0×5 1)×2")]
    [InlineData("00000100000100", "(0×5 1)×2 0×2")]
    [InlineData("0111011101110", "(0 1×3)×3 0")]
    [InlineData("2010101", "2 (0 1)×3")]
    [InlineData("012012", "(0 1 2)×2")]
    [InlineData("00110011", "(0×2 1×2)×2")]
    [InlineData("0123", "0 1 2 3")]
    [InlineData("01011010", "(0 1)×2 (1 0)×2")]
    public void What_repeats_is_told_once(string schedule, string expected)
    {
        ArchitectureSpec architecture = Architecture(schedule);
        IReadOnlyList<LayerBlock> blocks = LayerSchedule.Of(architecture);
        Assert.Equal(expected, string.Join(' ', blocks.Select(Describe)));
        Assert.Equal(schedule, string.Concat(blocks.SelectMany(Kinds)));
        Assert.Equal(Enumerable.Range(0, schedule.Length), blocks.SelectMany(Layers));
    }

    private static string Describe(LayerBlock block)
    {
        string runs = string.Join(' ', block.Runs.Select(run => run.Kind + (run.Count == 1 ? "" : $"×{run.Count}")));
        return block.Times == 1 ? runs : $"({runs})×{block.Times}";
    }

    private static IEnumerable<int> Kinds(LayerBlock block) => Enumerable.Range(0, block.Times).SelectMany(_ => block.Runs.SelectMany(run => Enumerable.Repeat(run.Kind, run.Count)));

    private static IEnumerable<int> Layers(LayerBlock block) => block.Times == 1
        ? Enumerable.Range(block.First, block.Runs[0].Count)
        : Enumerable.Range(0, block.Times).SelectMany(time => block.Runs.SelectMany(run => Enumerable.Range(block.First + (time * block.Period) + run.First, run.Count)));

    private static ArchitectureSpec Architecture(string schedule)
    {
        Compilation compilation = CompilationHelper.Create(Declarations.Tiny);
        ModelDeclaration declaration = ModelDeclaration.Read(compilation.GetTypeByMetadataName("Stories.Tiny")!, TestContext.Current.CancellationToken);
        return ArchitectureReader.Read(declaration) with { Schedule = schedule.Select(kind => kind - '0').ToEquatableArray() };
    }
}
