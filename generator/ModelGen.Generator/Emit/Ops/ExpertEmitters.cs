using ModelGen.Generator.Lowering;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Emit.Ops;

/// <summary>The calls of a mixture of experts.</summary>
/// <remarks>
/// <code>
/// Kernels::ExpertSelection.Apply(_scores, Api::ExpertScoring.SoftmaxThenTopK, renormalize: true, 1f, _choices, rows);  // 2 of 8 experts
/// Kernels::ExpertMixture.Apply&lt;Kernels::Silu&gt;(_normalized, _choices, w.ExpertGate, w.ExpertUp, w.ExpertDown, _routed, _expertUp, _expertGated, _branch, rows);  // [T × 2 × 172] to [T × 64]
/// Kernels::SigmoidScaledAdd.Apply(_shared, _sharedScore, _branch, rows);  // branch += σ(sharedScore)·shared
/// </code>
/// </remarks>
internal static class ExpertEmitters
{
    public static CodeLine Emit(ExpertSelectionOperation operation)
    {
        ExpertsSpec experts = operation.Experts;
        string correction = operation.Correction is { } tensor ? $", {WeightsEmitter.Expression(tensor)}" : "";
        string groups = experts.IsLimitedToGroups ? $", groups: new Kernels::ExpertGroups({experts.Groups}, active: {experts.ActiveGroups}, top: {experts.GroupTop})" : "";
        string jitter = experts.Scoring == ExpertScoring.SparseMixer ? $", jitter: {Literals.Float(experts.RouterJitter)}" : "";
        return new CodeLine(
            $"Kernels::ExpertSelection.Apply({operation.Scores.Expression}, Api::ExpertScoring.{experts.Scoring}, renormalize: {(experts.Renormalize ? "true" : "false")}, "
                + $"{Literals.Float(experts.Scale)}, {operation.Choices.Expression}, rows{correction}{groups}{jitter});",
            $"{experts.Active} of {experts.Count} experts{(experts.IsLimitedToGroups ? $" in {experts.ActiveGroups} of {experts.Groups} groups" : "")}");
    }

    public static CodeLine Emit(ExpertMixtureOperation operation)
    {
        string gate = operation.Gate is null ? "" : WeightsEmitter.Expression(operation.Gate) + ", ";
        string scratch = operation.Gate is null ? "" : operation.UpScratch.Expression + ", ";
        return new CodeLine(
            $"Kernels::ExpertMixture.{ActivationKernels.Call(operation.Activation)}({operation.Input.Expression}, {operation.Choices.Expression}, {gate}{WeightsEmitter.Expression(operation.Up)}, "
                + $"{WeightsEmitter.Expression(operation.Down)}, {operation.Routed.Expression}, {scratch}{operation.Inner.Expression}, {operation.Output.Expression}, rows{(operation.ScalesInputs ? ", scaleInputs: true" : "")});",
            $"{operation.Inner.Shape} to {operation.Output.Shape}");
    }

    public static CodeLine Emit(SigmoidScaledAddOperation operation) => new(
        $"Kernels::SigmoidScaledAdd.Apply({operation.Input.Expression}, {operation.Gate.Expression}, {operation.Accumulator.Expression}, rows);",
        $"{operation.Accumulator.Name} += σ({operation.Gate.Name})·{operation.Input.Name}");
}
