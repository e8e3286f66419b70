namespace ModelGen.Generator.Lowering;

/// <summary>A named matrix of activations with a row for each token of the pass.</summary>
/// <param name="Name">Its name in generated code: a field <c>_name</c>, or, for what the session owns, the expression itself.</param>
/// <param name="Columns">Floats a token.</param>
/// <param name="Shape">Its shape as a comment, e.g. <c>[T × 8 × 8]</c>.</param>
/// <param name="IsExternal">True when the session owns it, false when it lies in the scratch arena.</param>
internal sealed record PlanBuffer(string Name, int Columns, string Shape, bool IsExternal = false)
{
    /// <summary>As equations write it: <c>hidden</c>, whoever owns it.</summary>
    public string Symbol => IsExternal ? char.ToLowerInvariant(Name[Name.IndexOf('.') + 1]) + Name.Substring(Name.IndexOf('.') + 2) : Name;

    public string Expression => IsExternal ? Name : "_" + Name;
}
