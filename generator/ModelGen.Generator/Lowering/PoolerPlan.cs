using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>The vector of each text: what the hidden states of its tokens are pooled to, behind a linear layer where there is one.</summary>
internal static class PoolerPlan
{
    /// <summary>What of a text the vector is made of.</summary>
    public static string Source(TextPooling pooling) => pooling switch
    {
        TextPooling.FirstToken => "first token",
        TextPooling.LastToken => "last token",
        _ => "tokens",
    };

    public static PlanPart Build(HeadSpec head, ModelTensors tensors, ModelBuffers buffers)
    {
        (string name, string what) = head.Pooling switch
        {
            TextPooling.FirstToken => ("first", "hidden of the first token"),
            TextPooling.LastToken => ("last", "hidden of the last token"),
            _ => ("mean", "mean of hidden over the tokens"),
        };
        PlanBuffer pooled = head.Dense is null ? buffers.Pooled : new PlanBuffer(name, buffers.Pooled.Columns, buffers.Pooled.Shape);
        Operation pool = head.Pooling == TextPooling.Mean
            ? new TextMeansOperation(buffers.FinalHidden, pooled)
            : new GatherRowsOperation(buffers.FinalHidden, pooled, head.Pooling == TextPooling.FirstToken ? RowSet.Texts : RowSet.Ends);
        string paper = head.Pooling == TextPooling.Mean ? "Reimers and Gurevych 2019 §3" : "Devlin 2018";
        return new PlanPart(
            "Pool",
            $"A vector for each text, from its {Source(head.Pooling)}.",
            PlanPart.NoLayer,
            [
                head.Dense is { } activation
                    ? new(
                        $"pooled = {FeedForwardText.FunctionOf(activation)}({what}·Wᵀ{(head.Bias ? " + b" : "")})",
                        paper,
                        [pool, new ActivatedLinearOperation(pooled, tensors[TensorRole.Pooler], new ActivationFunction(activation), buffers.Pooled, RowSet.Texts)])
                    : new($"pooled = {what}", paper, [pool]),
            ]);
    }
}
