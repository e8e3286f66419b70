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

        return [new PlanPart("Output", LogitsPlan.Summary(architecture), PlanPart.NoLayer, [.. norm, LogitsPlan.Of(architecture, tensors, buffers), .. LogitsPlan.After(architecture.Head)])];
    }
}
