using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>Neighbouring layers of one kind.</summary>
internal sealed record LayerRun(int First, int Count, int Kind);

/// <summary>Runs of layers that come again and again.</summary>
/// <param name="Runs">Those of the first time; <see cref="LayerRun.First"/> counts from the first layer of the block.</param>
/// <param name="Period">Layers of one time.</param>
internal sealed record LayerBlock(int First, int Period, int Times, IReadOnlyList<LayerRun> Runs);

/// <summary>The layers of a model in order, as few blocks: what repeats is told once.</summary>
internal static class LayerSchedule
{
    public static IReadOnlyList<LayerBlock> Of(ArchitectureSpec architecture)
    {
        List<LayerBlock> blocks = [];
        for (int first = 0; first < architecture.Layers;)
        {
            LayerBlock block = Enumerable.Range(2, Math.Max(0, architecture.Layers - first - 1) / 2)
                .Select(period => Repeated(architecture, first, period))
                .Where(candidate => candidate is { Times: > 1, Runs.Count: > 1 })
                .OrderByDescending(candidate => candidate.Period * candidate.Times)
                .ThenBy(candidate => candidate.Period)
                .FirstOrDefault() ?? Single(architecture, first);
            blocks.Add(block);
            first += block.Period * block.Times;
        }

        return blocks;
    }

    private static LayerBlock Single(ArchitectureSpec architecture, int first)
    {
        LayerRun run = Runs(architecture, first, architecture.Layers - first).First();
        return new LayerBlock(first, run.Count, Times: 1, [run]);
    }

    private static LayerBlock Repeated(ArchitectureSpec architecture, int first, int period)
    {
        int end = first + period;
        while (end < architecture.Layers && architecture.Schedule[end] == architecture.Schedule[end - period])
        {
            end++;
        }

        return new LayerBlock(first, period, (end - first) / period, [.. Runs(architecture, first, period)]);
    }

    private static IEnumerable<LayerRun> Runs(ArchitectureSpec architecture, int first, int count)
    {
        for (int start = 0; start < count;)
        {
            int kind = architecture.Schedule[first + start];
            int length = Enumerable.Range(start, count - start).TakeWhile(layer => architecture.Schedule[first + layer] == kind).Count();
            yield return new LayerRun(start, length, kind);
            start += length;
        }
    }
}
