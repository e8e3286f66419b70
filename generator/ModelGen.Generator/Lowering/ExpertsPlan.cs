using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>A mixture of experts in place of the feed-forward part of a layer.</summary>
internal static class ExpertsPlan
{
    public static PlanStep Build(int hidden, FeedForwardSpec feedForward, ExpertsSpec experts, int kind, Branch branch, ModelTensors tensors) => new(
        Equation(feedForward, experts),
        experts.Scoring switch
        {
            ExpertScoring.Sigmoid => "Shazeer 2017 §2; DeepSeek-AI 2024 §2.1.2",
            ExpertScoring.SparseMixer => "Shazeer 2017 §2; Liu 2024",
            _ => "Shazeer 2017 §2; Fedus 2021 §2.1",
        },
        [
            .. branch.Before(),
            .. Routed(hidden, feedForward, experts, kind, branch, tensors),
            .. experts.Shared == 0 ? [] : Shared(hidden, feedForward, experts, kind, branch, tensors),
            .. branch.Join(),
        ]);

    private static string Equation(FeedForwardSpec feedForward, ExpertsSpec experts)
    {
        string expert = $"FFN(x) = {FeedForwardText.Inner(feedForward)}·Wdownᵀ{(feedForward.OutputBias ? " + b" : "")}{FeedForwardText.Definition(feedForward)}";
        string scores = $"x·Wrouterᵀ{(experts.RouterBias ? " + b" : "")}";
        string choice = experts.Scoring switch
        {
            ExpertScoring.SoftmaxThenTopK => $"the {experts.Active} largest of softmax({scores})",
            ExpertScoring.TopKThenSoftmax => $"softmax of the {experts.Active} largest of {scores}",
            ExpertScoring.Sigmoid => $"the {experts.Active} largest of σ({scores})",
            _ => $"the {experts.Active} largest of {scores}, each its share of a softmax over those within {Text.Number(200 * experts.RouterJitter)} % of it",
        };
        string groups = !experts.IsLimitedToGroups ? "" : $" in the {experts.ActiveGroups} of {experts.Groups} groups with the largest {(experts.GroupTop == 1 ? "score" : $"sum of {experts.GroupTop} scores")}";
        string shared = experts.Shared == 0 ? "" : experts.SharedGate ? " + σ(x·w)·FFNshared(x)" : " + FFNshared(x)";
        return $"MoE(x) = Σ {(experts.ScaleInputs ? "FFNᵢ(gᵢ·x)" : "gᵢ·FFNᵢ(x)")}{shared}, g = {choice}{groups}{(experts.SelectionBias ? ", chosen with corrections" : "")}{(experts.Renormalize ? ", divided by their sum" : "")}"
            + $"{(experts.Scale == 1 ? "" : $", × {Text.Number(experts.Scale)}")}; {expert}";
    }

    private static IEnumerable<Operation> Routed(int hidden, FeedForwardSpec feedForward, ExpertsSpec experts, int kind, Branch branch, ModelTensors tensors)
    {
        PlanBuffer scores = new("scores", experts.Count, $"[T × {experts.Count}]");
        PlanBuffer choices = new("choices", 3 * experts.Active, $"[T × 3 × {experts.Active}]");
        PlanBuffer routed = new("routed", experts.Active * hidden, $"[T × {experts.Active} × {hidden}]");
        PlanBuffer inner = Inner("expertGated", experts.Active, feedForward.Size);
        yield return Linear(branch.Input, tensors[TensorRole.Router, kind], scores);
        yield return new ExpertSelectionOperation(scores, experts, experts.SelectionBias ? tensors[TensorRole.RouterCorrection, kind] : null, choices);
        yield return new ExpertMixtureOperation(
            branch.Input,
            choices,
            feedForward.IsGated ? tensors[TensorRole.ExpertGate, kind] : null,
            tensors[TensorRole.ExpertUp, kind],
            tensors[TensorRole.ExpertDown, kind],
            ActivationFunction.Of(feedForward),
            routed,
            feedForward.IsGated ? Inner("expertUp", experts.Active, feedForward.Size) : inner,
            inner,
            branch.Output)
        {
            ScalesInputs = experts.ScaleInputs,
        };
    }

    private static IEnumerable<Operation> Shared(int hidden, FeedForwardSpec feedForward, ExpertsSpec experts, int kind, Branch branch, ModelTensors tensors)
    {
        PlanBuffer inner = new("sharedGated", experts.Shared, $"[T × {experts.Shared}]");
        TensorSpec up = tensors[TensorRole.SharedUp, kind];
        ActivationFunction function = ActivationFunction.Of(feedForward);
        yield return feedForward.IsGated
            ? new GatedLinearOperation(branch.Input, tensors[TensorRole.SharedGate, kind], up, function, new PlanBuffer("sharedUp", experts.Shared, $"[T × {experts.Shared}]"), inner)
            : new ActivatedLinearOperation(branch.Input, up, function, inner);
        TensorSpec down = tensors[TensorRole.SharedDown, kind];
        if (!experts.SharedGate)
        {
            yield return new LinearAddOperation(inner, down, branch.Output);
            yield break;
        }

        PlanBuffer shared = new("shared", hidden, $"[T × {hidden}]");
        PlanBuffer gate = new("sharedScore", 1, "[T × 1]");
        yield return Linear(inner, down, shared);
        yield return Linear(branch.Input, tensors[TensorRole.SharedRouter, kind], gate);
        yield return new SigmoidScaledAddOperation(shared, gate, branch.Output);
    }

    private static PlanBuffer Inner(string name, int active, int size) => new(name, active * size, $"[T × {active} × {size}]");

    private static LinearOperation Linear(PlanBuffer input, TensorSpec weight, PlanBuffer output) => new(input, new[] { weight }.ToEquatableArray(), new[] { output }.ToEquatableArray());
}
