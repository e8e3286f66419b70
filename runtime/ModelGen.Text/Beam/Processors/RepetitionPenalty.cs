namespace ModelGen.Text.Beam;

/// <summary>Makes what the text has already less likely, once a token: positive scores are divided by the penalty, negative ones multiplied.</summary>
internal sealed class RepetitionPenalty(float penalty, int vocabulary) : LogitsProcessor
{
    private readonly bool[] _seen = new bool[vocabulary];    // all false between calls

    public override void Apply(ReadOnlySpan<int> text, Span<float> scores)
    {
        foreach (int id in text)
        {
            if (!_seen[id])
            {
                _seen[id] = true;
                scores[id] = scores[id] < 0 ? scores[id] * penalty : scores[id] / penalty;
            }
        }

        foreach (int id in text)
        {
            _seen[id] = false;
        }
    }
}
