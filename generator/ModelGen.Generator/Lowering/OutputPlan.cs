using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>What happens after the last layer.</summary>
internal static class OutputPlan
{
    public static PlanPart Build(ArchitectureSpec architecture, ModelTensors tensors, ModelBuffers buffers)
    {
        TensorSpec head = tensors[architecture.Head.Tied ? TensorRole.TokenEmbedding : TensorRole.Head];
        return new PlanPart(
            "Output",
            $"Hidden states to logits over {architecture.Vocabulary} tokens, for the tokens that were asked for.",
            PlanPart.NoLayer,
            [
                new("hidden = norm(hidden)", "", [new NormOperation(architecture.Normalization.Kind, buffers.Hidden, tensors[TensorRole.FinalNorm], buffers.FinalHidden)]),
                new(
                    architecture.Head.Tied ? "logits = hidden·Eᵀ, the embedding once more" : "logits = hidden·Woutᵀ",
                    architecture.Head.Tied ? "Press and Wolf 2017" : "",
                    [
                        new GatherRowsOperation(buffers.FinalHidden, buffers.Selected),
                        new LinearOperation(
                            buffers.Selected,
                            new[] { head }.ToEquatableArray(),
                            new[] { buffers.Logits }.ToEquatableArray(),
                            RowSet.Outputs),
                    ]),
            ]);
    }
}
