using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>What happens after the last layer.</summary>
internal static class OutputPlan
{
    public static IReadOnlyList<PlanPart> Build(ArchitectureSpec architecture, ModelTensors tensors, ModelBuffers buffers)
    {
        PlanStep[] norm = architecture.HasFinalNorm
            ? [new("hidden = norm(hidden)", "", [new NormOperation(architecture.Normalization.Kind, buffers.Hidden, tensors[TensorRole.FinalNorm], buffers.FinalHidden)])]
            : [];
        if (architecture.IsEncoder)
        {
            PlanPart[] normPart = norm.Length == 0 ? [] : [new PlanPart("Normalize", "The norm after the last layer.", PlanPart.NoLayer, norm)];
            return [.. normPart, .. EncoderHeadPlan.Build(architecture, tensors, buffers)];
        }

        string summary = $"Hidden states to logits over {architecture.Vocabulary} tokens, for the tokens that were asked for.";
        return [new PlanPart("Output", summary, PlanPart.NoLayer, [.. norm, Logits(architecture, tensors, buffers), .. LogitsPlan.After(architecture.Head)])];
    }

    private static PlanStep Logits(ArchitectureSpec architecture, ModelTensors tensors, ModelBuffers buffers) => new(
        architecture.Head.Tied ? "logits = hidden·Eᵀ, the embedding once more" : "logits = hidden·Woutᵀ",
        architecture.Head.Tied ? "Press and Wolf 2017" : "",
        [
            new GatherRowsOperation(buffers.FinalHidden, buffers.Selected),
            new LinearOperation(
                buffers.Selected,
                new[] { tensors.OutputMatrix }.ToEquatableArray(),
                new[] { ModelBuffers.Logits(architecture.Vocabulary) }.ToEquatableArray(),
                RowSet.Outputs),
        ]);
}
