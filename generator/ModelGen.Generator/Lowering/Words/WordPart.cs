namespace ModelGen.Generator.Lowering.Words;

/// <summary>A step of a query that becomes one generated method.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Remarks">Why it is written as it is, for its doc comment; empty where the equations say all.</param>
/// <param name="Rows">How many rows its linear layer works on, as an expression; empty where it has none.</param>
internal sealed record WordPart(string Name, string Parameters, string Remarks, string Rows, IReadOnlyList<PlanStep> Steps);
