namespace ModelGen.Generator.Parsing;

/// <summary>A text that is written as an argument; null where it is written as null.</summary>
internal readonly record struct DeclaredText(string? Value);
