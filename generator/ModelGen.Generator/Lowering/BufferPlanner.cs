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
    /// <summary>Sixteen floats: 64 bytes, so that every buffer starts on a cache line whatever the number of tokens.</summary>
    private const int Alignment = 16;

    public static MemoryPlan Place(PlanPart embedding, IReadOnlyList<PlanPart> layers, IReadOnlyList<PlanPart> outputs)
    {
        List<Lifetime> lifetimes = Lifetimes(embedding, layers, outputs);
        List<(Lifetime Lifetime, int Offset)> placed = [];
        int size = 0;

        // The largest first, each at the lowest offset that no living neighbour covers.
        foreach (Lifetime lifetime in lifetimes.OrderByDescending(one => one.Buffer.Columns).ThenBy(one => one.First))
        {
            int offset = 0;
            foreach ((Lifetime other, int start) in placed.Where(one => one.Lifetime.Overlaps(lifetime)).OrderBy(one => one.Offset))
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

    private static List<Lifetime> Lifetimes(PlanPart embedding, IReadOnlyList<PlanPart> layers, IReadOnlyList<PlanPart> outputs)
    {
        List<Operation> operations = [.. embedding.Operations];
        int layersStart = operations.Count;
        operations.AddRange(layers.SelectMany(part => part.Operations));
        int layersEnd = operations.Count;
        operations.AddRange(outputs.SelectMany(part => part.Operations));

        Dictionary<PlanBuffer, Lifetime> lifetimes = [];
        for (int index = 0; index < operations.Count; index++)
        {
            foreach (PlanBuffer buffer in operations[index].Reads.Concat(operations[index].Writes).Where(one => !one.IsExternal))
            {
                lifetimes[buffer] = lifetimes.TryGetValue(buffer, out Lifetime? lifetime)
                    ? lifetime with { Last = index }
                    : new Lifetime(buffer, index, index);
            }
        }

        // The layers run again and again: what comes into them from before must outlive the last of them.
        return [.. lifetimes.Values.Select(one => one.First < layersStart && one.Last >= layersStart ? one with { Last = Math.Max(one.Last, layersEnd - 1) } : one)];
    }

    private sealed record Lifetime(PlanBuffer Buffer, int First, int Last)
    {
        public int Size => (Buffer.Columns + Alignment - 1) / Alignment * Alignment;

        public bool Overlaps(Lifetime other) => First <= other.Last && other.First <= Last;
    }
}
