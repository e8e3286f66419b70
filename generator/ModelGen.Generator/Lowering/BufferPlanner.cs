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

    private static List<BufferLifetime> Lifetimes(PlanPart embedding, IReadOnlyList<PlanPart> layers, IReadOnlyList<PlanPart> outputs)
    {
        List<Operation> operations = [.. embedding.Operations];
        int layersStart = operations.Count;
        operations.AddRange(layers.SelectMany(part => part.Operations));
        int layersEnd = operations.Count;
        operations.AddRange(outputs.SelectMany(part => part.Operations));

        Dictionary<PlanBuffer, BufferLifetime> lifetimes = [];
        for (int index = 0; index < operations.Count; index++)
        {
            foreach (PlanBuffer buffer in operations[index].Reads.Concat(operations[index].Writes).Where(one => !one.IsExternal))
            {
                lifetimes[buffer] = lifetimes.TryGetValue(buffer, out BufferLifetime? lifetime)
                    ? lifetime with { Last = index }
                    : new BufferLifetime(buffer, index, index);
            }
        }

        // The layers run again and again: what comes into them from before must outlive the last of them.
        return [.. lifetimes.Values.Select(one => one.First < layersStart && one.Last >= layersStart ? one with { Last = Math.Max(one.Last, layersEnd - 1) } : one)];
    }
}
