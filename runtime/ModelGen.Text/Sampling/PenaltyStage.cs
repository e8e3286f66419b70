namespace ModelGen.Text.Sampling;

/// <summary>Repetition, frequency and presence penalties on a copy of the logits.</summary>
internal sealed class PenaltyStage
{
    private readonly int? _window;
    private readonly float _repetition;
    private readonly float _frequency;
    private readonly float _presence;
    private readonly float[] _logits;    // [vocabulary]
    private readonly int[] _counts;      // [vocabulary], all zero between calls

    public PenaltyStage(SamplingOptions options, int vocabulary)
    {
        _window = options.PenaltyWindow;
        _repetition = (float)options.RepetitionPenalty;
        _frequency = (float)options.FrequencyPenalty;
        _presence = (float)options.PresencePenalty;
        _logits = new float[vocabulary];
        _counts = new int[vocabulary];
    }

    /// <summary>The penalised logits, <c>[vocabulary]</c>, valid until the next call.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A token of the window has no logit.</exception>
    public ReadOnlySpan<float> Apply(ReadOnlySpan<float> logits, ReadOnlySpan<int> history)
    {
        ReadOnlySpan<int> window = _window < history.Length ? history[^_window.Value..] : history;
        foreach (int id in window)
        {
            if ((uint)id >= (uint)logits.Length)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(history),
                    id,
                    $"Token {id} of the history has no logit: ids go from 0 to {logits.Length - 1}. Is the history of another model's tokens?");
            }
        }

        foreach (int id in window)
        {
            _counts[id]++;
        }

        logits.CopyTo(_logits);
        foreach (int id in window)
        {
            int count = _counts[id];
            if (count > 0)
            {
                _counts[id] = 0;    // each token once
                float logit = _logits[id];
                logit = logit <= 0 ? logit * _repetition : logit / _repetition;
                _logits[id] = logit - ((count * _frequency) + _presence);
            }
        }

        return _logits;
    }
}
