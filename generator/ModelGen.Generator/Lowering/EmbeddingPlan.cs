using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>What happens before the first layer.</summary>
internal static class EmbeddingPlan
{
    public static PlanPart Build(ArchitectureSpec architecture, ModelTensors tensors, ModelBuffers buffers)
    {
        EmbeddingProjection? place = architecture.Embedding.Projection?.Place;
        PlanBuffer embedded = place is null ? buffers.Hidden : buffers.Embedded;
        PlanBuffer summed = place == EmbeddingProjection.First ? buffers.Hidden : embedded;
        Term tokens = Tokens(architecture, tensors, embedded);
        IReadOnlyList<Term> added = [.. Added(architecture, tensors, summed)];

        List<PlanStep> steps = [];
        if (place == EmbeddingProjection.First)
        {
            steps.Add(Sum(embedded, [tokens]));
            steps.Add(Project(architecture, tensors, buffers));
            steps.AddRange(added.Count == 0 ? [] : new[] { Sum(summed, [new Term(summed.Symbol, "", []), .. added]) });
        }
        else
        {
            steps.Add(Sum(embedded, [tokens, .. added]));
        }

        if (place == EmbeddingProjection.BeforeNorm)
        {
            steps.Add(Project(architecture, tensors, buffers));
        }

        if (architecture.Embedding.Normalized)
        {
            PlanBuffer row = place == EmbeddingProjection.Last ? embedded : buffers.Hidden;
            NormOperation norm = new(architecture.Normalization.Kind, row, tensors.WeightOfNorm(TensorRole.EmbeddingNorm), row);
            steps.Add(new PlanStep($"{row.Symbol} = norm({row.Symbol}), the embedding's own", architecture.IsEncoder ? "" : "Dettmers 2021", [norm]));
        }

        if (place == EmbeddingProjection.Last)
        {
            steps.Add(Project(architecture, tensors, buffers));
        }

        steps.AddRange(Angles(buffers));
        string table = $"{architecture.Vocabulary} × {architecture.Embedding.TableSize(architecture.Hidden)}";
        return new PlanPart("Embed", $"Token ids to hidden states, a row of the {table} embedding each.", PlanPart.NoLayer, steps);
    }

    private static Term Tokens(ArchitectureSpec architecture, ModelTensors tensors, PlanBuffer row)
    {
        EmbeddingLookupOperation lookup = new(tensors[architecture.EmbeddingRole], row);
        if (!architecture.Embedding.IsScaled)
        {
            return new Term("E[token]", "", [lookup]);
        }

        string factor = Text.Factor(architecture.Embedding, architecture.Hidden);
        string source = architecture.Embedding.Scale == EmbeddingScale.SqrtHidden ? "Vaswani 2017 §3.4" : "";
        return new Term($"{factor}·E[token]", source, [lookup, new ScaledCopyOperation(row, "EmbeddingScale", factor, row)]);
    }

    /// <summary>What is added to the embedded tokens.</summary>
    private static IEnumerable<Term> Added(ArchitectureSpec architecture, ModelTensors tensors, PlanBuffer row)
    {
        PositionEncoding encoding = architecture.LayerKinds[0].Position.Encoding;
        if (encoding == PositionEncoding.Sinusoidal)
        {
            yield return new Term("sinusoids[position]", "Vaswani 2017 §3.5", [new SinusoidAddOperation(row)]);
        }

        if (encoding == PositionEncoding.Learned)
        {
            yield return new Term("P[position]", "Gehring 2017", [new EmbeddingAddOperation(EmbeddingTable.Positions, tensors[TensorRole.PositionEmbedding], row)]);
        }

        if (architecture.Embedding.TokenTypes > 0)
        {
            yield return new Term("S[type]", "Devlin 2018 §3", [new EmbeddingAddOperation(EmbeddingTable.TokenTypes, tensors[TensorRole.TokenTypeEmbedding], row)]);
        }
    }

    private static PlanStep Sum(PlanBuffer row, IReadOnlyList<Term> terms) => new(
        $"{row.Symbol} = {string.Join(" + ", terms.Select(term => term.Equation))}", terms[terms.Count - 1].Source, [.. terms.SelectMany(term => term.Operations)]);

    private static PlanStep Project(ArchitectureSpec architecture, ModelTensors tensors, ModelBuffers buffers) => new(
        $"{buffers.Hidden.Symbol} = {buffers.Embedded.Symbol}·Wᵀ{(architecture.Embedding.Projection!.Bias ? " + b" : "")}",
        "Lan 2019 §3.1",
        [
            new LinearOperation(
                buffers.Embedded,
                new[] { tensors[TensorRole.EmbeddingProjection] }.ToEquatableArray(),
                new[] { buffers.Hidden }.ToEquatableArray()),
        ]);

    private static IEnumerable<PlanStep> Angles(ModelBuffers buffers)
    {
        foreach ((RotaryFrequenciesSpec frequencies, PlanBuffer angles) in buffers.Rotary)
        {
            bool two = frequencies.Position.Streams == 2;
            yield return new PlanStep(
                $"cos and sin of position × frequency{(two ? " and of place in the answer × frequency" : "")}, the same for every layer and head",
                two ? "Su 2021 §3.4; two positions: Du 2021 §2.1" : "Su 2021 §3.4",
                [new RotaryAnglesOperation(frequencies.Name, angles, frequencies.Position.Streams)]);
        }
    }

    /// <summary>A summand: how equations write it, where it comes from, and what computes it.</summary>
    private sealed record Term(string Equation, string Source, IReadOnlyList<Operation> Operations);
}
