using Xunit;

namespace ModelGen.Text.Tests.Beam;

internal static class BeamSearchExtensions
{
    /// <summary>Searches for the texts of one source, until the test is cancelled.</summary>
    public static IReadOnlyList<BeamHypothesis> Find(this BeamSearch search, int[] source, BeamSearchOptions options) =>
        search.Generate(source, options, TestContext.Current.CancellationToken);

    /// <summary>Searches for the texts of some sources, until the test is cancelled.</summary>
    public static BeamSearchResult FindAll(this BeamSearch search, int[][] sources, BeamSearchOptions options) =>
        search.Generate([.. sources.Select(source => (ReadOnlyMemory<int>)source)], options, TestContext.Current.CancellationToken);
}
