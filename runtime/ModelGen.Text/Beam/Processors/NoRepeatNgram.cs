namespace ModelGen.Text.Beam;

/// <summary>Forbids each token that would complete a sequence of n tokens which the text has already.</summary>
internal sealed class NoRepeatNgram(int size) : LogitsProcessor
{
    public override void Apply(ReadOnlySpan<int> text, Span<float> scores)
    {
        if (text.Length < size)
        {
            return;
        }

        ReadOnlySpan<int> beginning = text[(text.Length - size + 1)..];
        for (int i = 0; i + size <= text.Length; i++)
        {
            if (text.Slice(i, size - 1).SequenceEqual(beginning))
            {
                scores[text[i + size - 1]] = float.NegativeInfinity;
            }
        }
    }
}
