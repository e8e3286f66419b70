namespace ModelGen.Generator.Model;

/// <summary>What the hidden states are turned into.</summary>
/// <param name="Tied">True when the output matrix is the token embedding.</param>
internal sealed record HeadSpec(Head Kind, bool Tied);
