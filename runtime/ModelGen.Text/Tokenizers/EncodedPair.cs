namespace ModelGen.Text;

/// <summary>Two texts as one sequence of tokens.</summary>
/// <param name="Ids">The tokens of both texts, with the special tokens that join them.</param>
/// <param name="TypeIds">For each token the number that the tokenizer's template gives its segment, 0 or 1 as a rule.</param>
public readonly record struct EncodedPair(int[] Ids, int[] TypeIds);
