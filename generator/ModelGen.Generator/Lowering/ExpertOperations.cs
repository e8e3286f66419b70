using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>The experts of each token and their weights, by the scores of a router, which it uses up.</summary>
/// <param name="Correction">What is added to the scores that experts are chosen by, or null.</param>
internal sealed record ExpertSelectionOperation(PlanBuffer Scores, ExpertsSpec Experts, TensorSpec? Correction, PlanBuffer Choices) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => [Scores];

    public override IEnumerable<PlanBuffer> Writes => [Scores, Choices];
}

/// <summary>The weighted sum of what its experts make of each token.</summary>
/// <param name="Gate">The gates, or null where the experts are not gated.</param>
/// <param name="Routed">A row for each choice of each token: what the experts read, and then what they give.</param>
/// <param name="UpScratch">The linear projection of gated experts; <paramref name="Inner"/> where there is no gate.</param>
internal sealed record ExpertMixtureOperation(
    PlanBuffer Input, PlanBuffer Choices, TensorSpec? Gate, TensorSpec Up, TensorSpec Down, ActivationFunction Activation, PlanBuffer Routed, PlanBuffer UpScratch, PlanBuffer Inner, PlanBuffer Output) : Operation
{
    /// <summary>True where the weights multiply what the experts read.</summary>
    public bool ScalesInputs { get; init; }

    public override IEnumerable<PlanBuffer> Reads => [Input, Choices];

    public override IEnumerable<PlanBuffer> Writes => [Choices, Routed, UpScratch, Inner, Output];
}

/// <summary>Rows times the logistic function of a number of each, added to others.</summary>
internal sealed record SigmoidScaledAddOperation(PlanBuffer Input, PlanBuffer Gate, PlanBuffer Accumulator) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => [Input, Gate, Accumulator];

    public override IEnumerable<PlanBuffer> Writes => [Accumulator];
}
