using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Recurrent;

/// <summary>Lowers a declared bidirectional LSTM to the plan of its forward pass.</summary>
internal static class RecurrentPlanBuilder
{
    public static RecurrentPlan Build(RecurrentSpec spec)
    {
        RecurrentTensors tensors = new(spec);
        RecurrentBuffers buffers = new(spec);
        RecurrentPart mix = new(
            "Mix",
            $"The weighted sum of the {spec.Lstm.Layers + 1} layers.",
            Layers: null,
            [new("ELMo = γ·Σ softmax(s)ₖ·Lₖ", "Peters 2018, eq. 1", [new ScalarMixOperation(2 * spec.Lstm.Projection)])]);
        RecurrentPart[] parts = [.. CharacterPlan.Build(spec, tensors, buffers), .. LstmPlan.Build(spec, buffers), mix];
        MemoryPlan memory = BufferPlanner.Place(Lifetimes(parts));
        return new RecurrentPlan(spec, tensors.All, [.. RecurrentSettings.Of(spec)], parts, memory, Cost(spec, tensors, memory));
    }

    /// <summary>
    /// A step that runs for each place of the sentences is one moment: what one of its operations leaves, another one of the next place may need.
    /// </summary>
    private static List<BufferLifetime> Lifetimes(IEnumerable<RecurrentPart> parts)
    {
        Dictionary<PlanBuffer, BufferLifetime> lifetimes = [];
        int moment = 0;
        foreach (RecurrentStep step in parts.SelectMany(part => part.Steps))
        {
            foreach (Operation operation in step.Operations)
            {
                foreach (PlanBuffer buffer in operation.Reads.Concat(operation.Writes))
                {
                    lifetimes[buffer] = lifetimes.TryGetValue(buffer, out BufferLifetime? lifetime)
                        ? lifetime with { Last = moment }
                        : new BufferLifetime(buffer, moment, moment);
                }

                moment += step.Loop == StepLoop.Once ? 1 : 0;
            }

            moment++;
        }

        return [.. lifetimes.Values.OrderBy(lifetime => lifetime.First)];
    }

    private static CostPlan Cost(RecurrentSpec spec, RecurrentTensors tensors, MemoryPlan memory)
    {
        long Count(RecurrentTensor tensor) => tensor.PerLayer ? spec.Lstm.Layers : 1;

        CharacterSpec characters = spec.Characters;
        long parameters = tensors.All.Sum(tensor => checked(Count(tensor) * tensor.Elements));
        long multiplied = tensors.All.Where(tensor => tensor.IsMatrix).Sum(tensor => checked(Count(tensor) * tensor.Elements));
        long convolved = characters.Filters.Sum(filter => checked((characters.Maximum - filter.Width + 1L) * filter.Width * filter.Count * characters.Size));
        long table = checked((long)characters.Vocabulary * characters.Size);
        long read = checked(parameters - table + ((long)characters.Maximum * characters.Size));
        return new CostPlan(
            parameters,
            checked(2 * (multiplied + convolved)),
            checked(read * sizeof(float)),
            CacheBytesPerPosition: 0,
            checked((long)memory.FloatsPerToken * sizeof(float)));
    }
}
