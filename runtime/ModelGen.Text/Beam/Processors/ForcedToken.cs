namespace ModelGen.Text.Beam;

/// <summary>Allows nothing but the given tokens, as if they were certain, after a text of one length.</summary>
internal sealed class ForcedToken(int length, int[] tokens) : LogitsProcessor
{
    public override void Apply(ReadOnlySpan<int> text, Span<float> scores)
    {
        if (text.Length == length)
        {
            scores.Fill(float.NegativeInfinity);
            foreach (int id in tokens)
            {
                scores[id] = 0;
            }
        }
    }
}
