namespace ModelGen.Text.Beam;

/// <summary>Forbids the end tokens while the text is shorter than so many tokens.</summary>
internal sealed class MinimumLength(int length, int[] endTokens) : LogitsProcessor
{
    public override void Apply(ReadOnlySpan<int> text, Span<float> scores)
    {
        if (text.Length < length)
        {
            foreach (int id in endTokens)
            {
                scores[id] = float.NegativeInfinity;
            }
        }
    }
}
