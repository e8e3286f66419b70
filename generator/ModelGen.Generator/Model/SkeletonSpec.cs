namespace ModelGen.Generator.Model;

/// <summary>A class whose declaration has errors, and which can have another part nevertheless.</summary>
/// <param name="Structure">What it declares to be; a decoder where that is not known.</param>
/// <param name="Diagnostics">Identifiers of its errors; empty where they are the compiler's.</param>
/// <param name="Omitted">Names of generated members that are taken.</param>
internal sealed record SkeletonSpec(TypeSpec Type, EquatableArray<string> Diagnostics, EquatableArray<string> Omitted)
{
    /// <summary>What kind of session the class makes.</summary>
    public Structure Structure { get; init; }
}
