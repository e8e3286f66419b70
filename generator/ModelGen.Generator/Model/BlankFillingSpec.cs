namespace ModelGen.Generator.Model;

/// <summary>The special tokens of a model that fills blanks.</summary>
/// <param name="Start">The token that an answer begins with.</param>
/// <param name="Masks">The tokens of blanks, those that count before others first.</param>
internal sealed record BlankFillingSpec(int Start, EquatableArray<BlankMaskSpec> Masks);

/// <summary>The token of one kind of blank.</summary>
/// <param name="Kind">As the attribute calls it, e.g. <c>GenerationMask</c>.</param>
/// <param name="RunsOn">True when the positions of its answer run on behind the prefix.</param>
internal sealed record BlankMaskSpec(string Kind, int Token, bool RunsOn);
