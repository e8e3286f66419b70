using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>Logits over the vocabulary, and what happens to them once they are there: a factor, and a bound.</summary>
internal static class LogitsPlan
{
    public static string Summary(ArchitectureSpec architecture) => $"Hidden states to logits over {architecture.Vocabulary} tokens, for the tokens that were asked for.";

    /// <summary>The logits of hidden states as they are.</summary>
    public static PlanStep Of(ArchitectureSpec architecture, ModelTensors tensors, ModelBuffers buffers)
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

    public static IEnumerable<PlanStep> After(HeadSpec head)
    {
        PlanBuffer logits = ModelBuffers.Logits(head.Outputs);
        if (head.Scale != 1)
        {
            string scale = Text.Number(head.Scale);
            yield return new PlanStep($"logits = {scale}·logits", "", [new ScaledCopyOperation(logits, "LogitScale", scale, logits, RowSet.Outputs)]);
        }

        if (head.SoftCap > 0)
        {
            string cap = Text.Number(head.SoftCap);
            yield return new PlanStep($"logits = {cap}·tanh(logits/{cap})", "Bello 2016", [new SoftCapOperation(logits, head.SoftCap)]);
        }
    }

    private static LinearOperation Linear(PlanBuffer input, TensorSpec weight, PlanBuffer output) =>
        new(input, new[] { weight }.ToEquatableArray(), new[] { output }.ToEquatableArray(), RowSet.Outputs);
}
