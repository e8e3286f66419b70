namespace ModelGen.Generator.Lowering;

/// <summary>A part of the model that becomes one generated method.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Summary">What it computes, for its doc comment.</param>
/// <param name="LayerKind">The kind of layer that it is, or -1 for what surrounds the layers.</param>
internal sealed record PlanPart(string Name, string Summary, int LayerKind, IReadOnlyList<PlanStep> Steps)
{
    public const int NoLayer = -1;

    public IEnumerable<Operation> Operations => Steps.SelectMany(step => step.Operations);
}

/// <summary>A few operations that one equation describes.</summary>
/// <param name="Equation">The equation, as a comment.</param>
/// <param name="Source">Where it comes from.</param>
internal sealed record PlanStep(string Equation, string Source, IReadOnlyList<Operation> Operations);
