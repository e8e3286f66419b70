using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>What happens after the last layer.</summary>
internal static class OutputPlan
{
    public static IReadOnlyList<PlanPart> Build(ArchitectureSpec architecture, ModelTensors tensors, ModelBuffers buffers)
    {
        PlanStep[] norm = architecture.HasFinalNorm
            ? [new("hidden = norm(hidden)", "", [new NormOperation(architecture.Normalization.Kind, buffers.Hidden, tensors.WeightOfNorm(TensorRole.FinalNorm), buffers.FinalHidden)])]
            : [];
        if (architecture.IsEncoder)
        {
            PlanPart[] normPart = norm.Length == 0 ? [] : [new PlanPart("Normalize", "The norm after the last layer.", PlanPart.NoLayer, norm)];
            return [.. normPart, .. EncoderHeadPlan.Build(architecture, tensors, buffers)];
        }

        string summary = $"Hidden states to logits over {architecture.Vocabulary} tokens, for the tokens that were asked for.";
        return [new PlanPart("Output", summary, PlanPart.NoLayer, [.. norm, Logits(architecture, tensors, buffers), .. LogitsPlan.After(architecture.Head)])];
    }

    private static PlanStep Logits(ArchitectureSpec architecture, ModelTensors tensors, ModelBuffers buffers)
    {
        GatherRowsOperation select = new(buffers.FinalHidden, buffers.Selected);
        PlanBuffer logits = ModelBuffers.Logits(architecture.Vocabulary);
        if (!architecture.Head.Tied)
        {
            return new PlanStep("logits = hidden·Woutᵀ", "", [select, Linear(buffers.Selected, tensors.OutputMatrix, logits)]);
        }

        // An embedding of another size is compared with hidden states that are projected back to it.
        return architecture.Embedding.Projection is null
            ? new PlanStep("logits = hidden·Eᵀ, the embedding once more", "Press and Wolf 2017", [select, Linear(buffers.Selected, tensors.OutputMatrix, logits)])
            : new PlanStep(
                $"logits = (hidden·Wᵀ{(architecture.Embedding.Projection.Bias ? " + b" : "")})·Eᵀ, the embedding once more",
                "Press and Wolf 2017; Lan 2019 §3.1",
                [
                    select,
                    Linear(buffers.Selected, tensors[TensorRole.HeadTransform], buffers.Transformed),
                    Linear(buffers.Transformed, tensors.OutputMatrix, logits),
                ]);
    }

    private static LinearOperation Linear(PlanBuffer input, TensorSpec weight, PlanBuffer output) =>
        new(input, new[] { weight }.ToEquatableArray(), new[] { output }.ToEquatableArray(), RowSet.Outputs);
}
