namespace ModelGen.Text.Beam;

/// <summary>A search of one beam: always the most likely token, of equal ones the lowest id.</summary>
internal sealed class GreedySource : SourceSearch
{
    private static readonly int[] OnlyParent = [0];

    private readonly ProcessorList _processors;
    private readonly int[] _endTokens;
    private readonly int[] _text;    // [MaximumLength]
    private int _length;

    public GreedySource(int[] prompt, int maximumLength, int[] endTokens, ProcessorList processors)
        : base(prompt, maximumLength)
    {
        _processors = processors;
        _endTokens = endTokens;
        _text = new int[maximumLength];
        prompt.CopyTo(_text, 0);
        _length = prompt.Length;
        Live = 1;
    }

    public override ReadOnlySpan<int> NextTokens => _text.AsSpan(_length - 1, Live);

    public override ReadOnlySpan<int> Parents => OnlyParent.AsSpan(0, Live);

    public override void Advance(IBeamSession session, int first, Span<float> scores)
    {
        ReadOnlySpan<float> logits = session.Logits(first);
        logits.CopyTo(scores);
        _processors.Apply(_text.AsSpan(0, _length), scores);
        int token = Sampler.IndexOfGreatest(scores);
        if (!float.IsFinite(scores[token]))
        {
            throw Sampler.NothingToChooseBy(float.IsNegativeInfinity(scores[token]) ? scores : logits);
        }

        _text[_length++] = token;
        if (_length == MaximumLength || _endTokens.AsSpan().Contains(token))
        {
            Live = 0;
        }
    }

    public override IReadOnlyList<BeamHypothesis> Hypotheses(int count) => [new BeamHypothesis(_text[.._length], Prompt.Length, Score: null)];
}
