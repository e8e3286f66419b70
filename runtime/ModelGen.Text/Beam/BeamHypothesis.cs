namespace ModelGen.Text;

/// <summary>A finished text of a search.</summary>
/// <param name="Tokens">Its tokens: the prompt or start token, then what was generated with the end token, if it came to one. Not padded.</param>
/// <param name="PromptLength">How many of them were there before the search: the prompt of a decoder, the start token of an encoder-decoder.</param>
/// <param name="Score">
/// Log-probability of the generated tokens, after the logits processors, divided by their number to the power of the length penalty: one of the
/// <c>sequences_scores</c>. Null in greedy search, which computes none.
/// </param>
public sealed record BeamHypothesis(IReadOnlyList<int> Tokens, int PromptLength, float? Score);
