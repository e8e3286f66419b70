namespace ModelGen.Generator.Model;

/// <summary>A text that an attribute was given; null counts as empty.</summary>
internal readonly record struct TextValue(string Text);
