namespace ModelGen.Generator.Model;

/// <summary>A class whose declaration has errors, and which can have another part nevertheless.</summary>
/// <param name="Kind">Which members stand in.</param>
/// <param name="Diagnostics">Identifiers of its errors; empty where they are the compiler's.</param>
/// <param name="Omitted">Names of generated members that are taken.</param>
internal sealed record SkeletonSpec(TypeSpec Type, ModelKind Kind, EquatableArray<string> Diagnostics, EquatableArray<string> Omitted)
{
    /// <summary>What kind of session a class with <c>[Transformer]</c> makes.</summary>
    public Structure Structure { get; init; }
}
