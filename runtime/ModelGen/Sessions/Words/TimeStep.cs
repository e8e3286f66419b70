namespace ModelGen.Runtime;

/// <summary>What a recurrent layer computes at a time: the tokens at one place of all sentences that reach so far.</summary>
/// <param name="First">The first of their rows, which lie one behind the other.</param>
/// <param name="Rows">Sentences, and the workers that share them.</param>
public readonly record struct TimeStep(int First, Rows Rows);
