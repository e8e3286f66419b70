namespace ModelGen.Generator.Model;

/// <summary>A class whose declaration has errors, and which can have another part nevertheless.</summary>
/// <param name="Kind">What it would be, and so which members are called.</param>
/// <param name="Diagnostics">Identifiers of its errors; empty where they are the compiler's.</param>
/// <param name="Omitted">Names of generated members that are taken.</param>
internal sealed record SkeletonSpec(TypeSpec Type, ModelKind Kind, EquatableArray<string> Diagnostics, EquatableArray<string> Omitted)
{
    /// <summary>What kind of session the class makes.</summary>
    public Structure Structure { get; init; }
}
