namespace ModelGen.Text.Beam;

/// <summary>Forbids each token that would complete one of the forbidden sequences.</summary>
/// <remarks>Transformers looks for a sequence only in texts of at least its length, though one token less could complete it: so do we.</remarks>
internal sealed class BadWords(int[][] words) : LogitsProcessor
{
    public override void Apply(ReadOnlySpan<int> text, Span<float> scores)
    {
        foreach (int[] word in words)
        {
            if (word.Length == 1 || (word.Length <= text.Length && text.EndsWith(word.AsSpan(..^1))))
            {
                scores[word[^1]] = float.NegativeInfinity;
            }
        }
    }
}
