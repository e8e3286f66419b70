using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>The heads of an encoder, a part each.</summary>
internal static class EncoderHeadPlan
{
    public static IEnumerable<PlanPart> Build(ArchitectureSpec architecture, ModelTensors tensors, ModelBuffers buffers) =>
        architecture.Heads.Select(head => head.Kind switch
        {
            Head.Pooler => PoolerPlan.Build(head, tensors, buffers),
            Head.LanguageModel => new PlanPart(
                "Predict", LogitsPlan.Summary(architecture), PlanPart.NoLayer, [LogitsPlan.Of(architecture, tensors, buffers), .. LogitsPlan.After(head)]),
            Head.MaskedLanguageModel => Predict(architecture, tensors, buffers),
            Head.NextSentence => OfTexts(
                "ScoreNextSentence",
                "The vector of each text to two logits: its second part follows the first, or does not.",
                "nextSentence = pooled·Wᵀ + b",
                "Devlin 2018 §3.1",
                tensors[TensorRole.NextSentence],
                buffers,
                new PlanBuffer("batch.NextSentence", head.Outputs, $"[texts × {head.Outputs}]", IsExternal: true)),
            Head.SequenceClassifier => OfTexts(
                "Classify",
                $"The vector of each text to logits over {head.Outputs} classes.",
                "logits = pooled·Wᵀ + b",
                "",
                tensors[TensorRole.Classifier],
                buffers,
                ModelBuffers.Logits(head.Outputs, "texts")),
            Head.TokenClassifier => ClassifyTokens(head, tensors, buffers),
            _ => throw new ArgumentOutOfRangeException(nameof(architecture), head.Kind, "No such head."),
        });

    private static PlanPart Predict(ArchitectureSpec architecture, ModelTensors tensors, ModelBuffers buffers)
    {
        FeedForwardSpec feedForward = architecture.LayerKinds[0].FeedForward;
        return new PlanPart(
            "Predict",
            $"Hidden states to logits over {architecture.Vocabulary} tokens, as if each token were masked.",
            PlanPart.NoLayer,
            [
                new(
                    $"transformed = norm({FeedForwardText.FunctionOf(feedForward)}(hidden·Wᵀ{(architecture.Head.TransformBias ? " + b" : "")}))",
                    "Devlin 2018 §3.1",
                    [
                        new GatherRowsOperation(buffers.FinalHidden, buffers.Selected),
                        new ActivatedLinearOperation(buffers.Selected, tensors[TensorRole.HeadTransform], ActivationFunction.Of(feedForward) with { IsBounded = false }, buffers.Transformed, RowSet.Outputs),
                        new NormOperation(architecture.Normalization.Kind, buffers.Transformed, tensors.WeightOfNorm(TensorRole.HeadNorm), buffers.Transformed, RowSet.Outputs),
                    ]),
                new(
                    $"logits = transformed·{(architecture.Head.Tied ? "Eᵀ" : "Woutᵀ")}{(architecture.Head.Bias ? " + b" : "")}"
                        + (architecture.Head.Tied ? ", the embedding once more" : ""),
                    "",
                    [Linear(buffers.Transformed, tensors.OutputMatrix, ModelBuffers.Logits(architecture.Vocabulary), RowSet.Outputs)]),
                .. LogitsPlan.After(architecture.Head),
            ]);
    }

    private static PlanPart ClassifyTokens(HeadSpec head, ModelTensors tensors, ModelBuffers buffers) => new(
        "ClassifyTokens",
        $"Hidden states to logits over {head.Outputs} classes.",
        PlanPart.NoLayer,
        [
            new(
                "logits = hidden·Wᵀ + b",
                "",
                [
                    new GatherRowsOperation(buffers.FinalHidden, buffers.Selected),
                    Linear(buffers.Selected, tensors[TensorRole.Classifier], ModelBuffers.Logits(head.Outputs), RowSet.Outputs),
                ]),
        ]);

    private static PlanPart OfTexts(string name, string summary, string equation, string source, TensorSpec weight, ModelBuffers buffers, PlanBuffer output) =>
        new(name, summary, PlanPart.NoLayer, [new(equation, source, [Linear(buffers.Pooled, weight, output, RowSet.Texts)])]);

    private static LinearOperation Linear(PlanBuffer input, TensorSpec weight, PlanBuffer output, RowSet rows) =>
        new(input, new[] { weight }.ToEquatableArray(), new[] { output }.ToEquatableArray(), rows);
}
