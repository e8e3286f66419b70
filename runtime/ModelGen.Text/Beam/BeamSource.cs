using System.Numerics.Tensors;

namespace ModelGen.Text.Beam;

/// <summary>A search of several beams, step by step as Hugging Face Transformers 5 does it.</summary>
/// <remarks>
/// <code>
/// log-probabilities of each live text ─► processors ─► + score of the text ─► the K best continuations of all, K = max(2, 1 + end tokens) · beams
///   ended (end token or greatest length) and among the first `beams` ─► finished, score / length^p, of which the best `beams` are kept
///   not ended, the first `beams` of them                             ─► live
/// </code>
/// Transformers marks what does not exist (the other beams at the first step, forbidden tokens) by scores near −10⁹, which may come out as results where a
/// vocabulary has fewer tokens than the search has beams. Here a text that does not exist is not there.
/// </remarks>
internal sealed class BeamSource : SourceSearch
{
    private readonly BeamSearchOptions _options;
    private readonly ProcessorList _processors;
    private readonly int[] _endTokens;
    private readonly Continuations _continuations;
    private readonly FinishedTexts _finished;
    private readonly float[] _scores;     // [beams], log-probabilities of the live texts, best first
    private readonly int[] _nextTokens;   // [beams]
    private readonly int[] _parents;      // [beams]
    private int[] _texts;                 // [beams × MaximumLength], of which Live × _length are in use
    private int[] _nextTexts;             // the same for the texts to come
    private int _length;

    public BeamSource(int[] prompt, int maximumLength, int[] endTokens, BeamSearchOptions options, ProcessorList processors)
        : base(prompt, maximumLength)
    {
        int beams = options.NumBeams;
        _options = options;
        _processors = processors;
        _endTokens = endTokens;
        _continuations = new Continuations(checked(Math.Max(2, 1 + options.EosTokenId.Count) * beams));
        _finished = new FinishedTexts(beams, maximumLength);
        _scores = new float[beams];
        _nextTokens = new int[beams];
        _parents = new int[beams];
        _texts = new int[checked(beams * maximumLength)];
        _nextTexts = new int[_texts.Length];
        prompt.CopyTo(_texts, 0);
        _length = prompt.Length;
        _nextTokens[0] = prompt[^1];
        Live = 1;
    }

    public override ReadOnlySpan<int> NextTokens => _nextTokens.AsSpan(0, Live);

    public override ReadOnlySpan<int> Parents => _parents.AsSpan(0, Live);

    public override void Advance(IBeamSession session, int first, Span<float> scores)
    {
        _continuations.Clear();
        for (int beam = 0; beam < Live; beam++)
        {
            LogSoftmax.Apply(session.Logits(first + beam), scores);
            _processors.Apply(Text(beam), scores);
            TensorPrimitives.Add(scores, _scores[beam], scores);
            _continuations.Add(beam, scores);
        }

        _continuations.Sort();
        Divide();
        if (_length == MaximumLength || (_finished.IsFull && (_options.EarlyStopping == EarlyStopping.WhenFull || !CanImprove())))
        {
            Live = 0;
        }

        if (Live == 0 && _finished.Count == 0)
        {
            throw new InvalidOperationException(
                $"Every token is forbidden after {_length - 1} tokens, and no text was finished before: " +
                "the options (bad words, repeated n-grams, minimum length) leave nothing to choose.");
        }
    }

    public override IReadOnlyList<BeamHypothesis> Hypotheses(int count) =>
    [
        .. Enumerable.Range(0, Math.Min(count, _finished.Count))
            .Select(i => new BeamHypothesis(_finished.Text(i).ToArray(), Prompt.Length, _finished.Score(i))),
    ];

    // Into texts that are finished and texts that live on.
    private void Divide()
    {
        ReadOnlySpan<Continuations.Entry> best = _continuations.Entries;
        bool last = _length + 1 == MaximumLength;
        float divisor = (float)Math.Pow(_length + 1 - Prompt.Length, _options.LengthPenalty);
        int live = 0;
        for (int rank = 0; rank < best.Length; rank++)
        {
            (float score, int beam, int token) = best[rank];
            if (last || _endTokens.AsSpan().Contains(token))
            {
                if (rank < _options.NumBeams)
                {
                    _finished.Add(Text(beam), token, score / divisor);
                }
            }
            else if (live < _options.NumBeams)
            {
                Span<int> text = _nextTexts.AsSpan(live * MaximumLength);
                Text(beam).CopyTo(text);
                text[_length] = token;
                _scores[live] = score;
                _nextTokens[live] = token;
                _parents[live++] = beam;
            }
        }

        (_texts, _nextTexts) = (_nextTexts, _texts);
        _length++;
        Live = live;
    }

    // Whether a live text may still beat the worst finished one.
    private bool CanImprove()
    {
        if (Live == 0)
        {
            return false;
        }

        bool atGreatestLength = _options.EarlyStopping == EarlyStopping.Never && _options.LengthPenalty > 0;
        int generated = (atGreatestLength ? MaximumLength : _length) - Prompt.Length;
        return _scores[0] / (float)Math.Pow(generated, _options.LengthPenalty) > _finished.Worst;
    }

    private ReadOnlySpan<int> Text(int beam) => _texts.AsSpan(beam * MaximumLength, _length);
}
