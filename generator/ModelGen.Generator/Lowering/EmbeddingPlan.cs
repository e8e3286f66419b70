using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>What happens before the first layer.</summary>
internal static class EmbeddingPlan
{
    public static PlanPart Build(ArchitectureSpec architecture, ModelTensors tensors, ModelBuffers buffers)
    {
        (string sum, string source) = ("hidden = E[token]", "");
        List<Operation> lookups = [new EmbeddingLookupOperation(tensors[architecture.EmbeddingRole], buffers.Hidden)];
        if (architecture.Embedding.IsScaled)
        {
            string factor = Text.Factor(architecture.Embedding, architecture.Hidden);
            (sum, source) = ($"hidden = {factor}·E[token]", architecture.Embedding.Scale == EmbeddingScale.SqrtHidden ? "Vaswani 2017 §3.4" : "");
            lookups.Add(new ScaledCopyOperation(buffers.Hidden, "EmbeddingScale", factor, buffers.Hidden));
        }

        if (architecture.LayerKinds[0].Position.Encoding == PositionEncoding.Sinusoidal)
        {
            (sum, source) = (sum + " + sinusoids[position]", "Vaswani 2017 §3.5");
            lookups.Add(new SinusoidAddOperation(buffers.Hidden));
        }

        if (architecture.LayerKinds[0].Position.Encoding == PositionEncoding.Learned)
        {
            (sum, source) = (sum + " + P[position]", "Gehring 2017");
            lookups.Add(new EmbeddingAddOperation(EmbeddingTable.Positions, tensors[TensorRole.PositionEmbedding], buffers.Hidden));
        }

        if (architecture.Embedding.TokenTypes > 0)
        {
            (sum, source) = (sum + " + S[type]", "Devlin 2018 §3");
            lookups.Add(new EmbeddingAddOperation(EmbeddingTable.TokenTypes, tensors[TensorRole.TokenTypeEmbedding], buffers.Hidden));
        }

        List<PlanStep> steps = [new(sum, source, lookups)];

        if (architecture.Embedding.Normalized)
        {
            NormOperation norm = new(architecture.Normalization.Kind, buffers.Hidden, tensors[TensorRole.EmbeddingNorm], buffers.Hidden);
            steps.Add(new PlanStep("hidden = norm(hidden), the embedding's own", architecture.IsEncoder ? "" : "Dettmers 2021", [norm]));
        }

        foreach ((RotaryFrequenciesSpec frequencies, PlanBuffer angles) in buffers.Rotary)
        {
            bool two = frequencies.Position.Streams == 2;
            steps.Add(new PlanStep(
                $"cos and sin of position × frequency{(two ? " and of place in the answer × frequency" : "")}, the same for every layer and head",
                two ? "Su 2021 §3.4; two positions: Du 2021 §2.1" : "Su 2021 §3.4",
                [new RotaryAnglesOperation(frequencies.Name, angles, frequencies.Position.Streams)]));
        }

        return new PlanPart("Embed", $"Token ids to hidden states, a row of the {architecture.Vocabulary} × {architecture.Hidden} embedding each.", PlanPart.NoLayer, steps);
    }
}
