namespace ModelGen.Generator.Lowering;

/// <summary>Where each buffer lies in the scratch arena.</summary>
/// <param name="Buffers">The buffers, in the order in which the pass first touches them.</param>
/// <param name="FloatsPerToken">Size of the arena for one token.</param>
internal sealed record MemoryPlan(IReadOnlyList<PlacedBuffer> Buffers, int FloatsPerToken);

/// <summary>A buffer and its offset in floats a token.</summary>
internal sealed record PlacedBuffer(PlanBuffer Buffer, int Offset);

/// <summary>
/// Gives every buffer its place in one arena at compile time: buffers that are alive together do not overlap, others share memory.
/// </summary>
internal static class BufferPlanner
{
    public static MemoryPlan Place(PlanPart embedding, IReadOnlyList<PlanPart> layers, IReadOnlyList<PlanPart> outputs) => Place(Lifetimes(embedding, layers, outputs));

    /// <summary>Places buffers whose lifetimes are known.</summary>
    public static MemoryPlan Place(IReadOnlyList<BufferLifetime> lifetimes)
    {
        List<(BufferLifetime Lifetime, int Offset)> placed = [];
        int size = 0;

        // The largest first, each at the lowest offset that no living neighbour covers.
        foreach (BufferLifetime lifetime in lifetimes.OrderByDescending(one => one.Buffer.Columns).ThenBy(one => one.First))
        {
            int offset = 0;
            foreach ((BufferLifetime other, int start) in placed.Where(one => one.Lifetime.Overlaps(lifetime)).OrderBy(one => one.Offset))
            {
                if (offset + lifetime.Size <= start)
                {
                    break;
                }

                offset = Math.Max(offset, start + other.Size);
            }

            placed.Add((lifetime, offset));
            size = Math.Max(size, checked(offset + lifetime.Size));
        }

        return new MemoryPlan([.. placed.OrderBy(one => one.Lifetime.First).ThenBy(one => one.Offset).Select(one => new PlacedBuffer(one.Lifetime.Buffer, one.Offset))], size);
    }

    private static IEnumerable<(Operation Operation, int Index)> At(IEnumerable<Operation> operations, int start) => operations.Select((operation, index) => (operation, start + index));

    private static List<BufferLifetime> Lifetimes(PlanPart embedding, IReadOnlyList<PlanPart> layers, IReadOnlyList<PlanPart> outputs)
    {
        // Layers of two kinds never run together, and share their hours.
        int layersStart = embedding.Operations.Count();
        int layersEnd = layersStart + layers.Select(part => part.Operations.Count()).DefaultIfEmpty(0).Max();
        IEnumerable<(Operation Operation, int Index)> operations =
        [
            .. At(embedding.Operations, 0),
            .. layers.SelectMany(part => At(part.Operations, layersStart)),
            .. At(outputs.SelectMany(part => part.Operations), layersEnd),
        ];

        Dictionary<PlanBuffer, BufferLifetime> lifetimes = [];
        foreach ((Operation operation, int index) in operations)
        {
            foreach (PlanBuffer buffer in operation.Reads.Concat(operation.Writes).Where(one => !one.IsExternal))
            {
                lifetimes[buffer] = lifetimes.TryGetValue(buffer, out BufferLifetime? lifetime)
                    ? lifetime with { First = Math.Min(lifetime.First, index), Last = Math.Max(lifetime.Last, index) }
                    : new BufferLifetime(buffer, index, index);
            }
        }

        // The layers run again and again: what comes into them from before must outlive the last of them.
        return [.. lifetimes.Values.Select(one => one.First < layersStart && one.Last >= layersStart ? one with { Last = Math.Max(one.Last, layersEnd - 1) } : one)];
    }
}
