namespace ModelGen.Text.Beam;

/// <summary>The best finished texts of a source, best first, in arrays taken once.</summary>
internal sealed class FinishedTexts
{
    private readonly int _stride;
    private readonly int[] _tokens;      // [capacity × stride]
    private readonly Entry[] _entries;   // [capacity], best first

    /// <param name="capacity">How many are kept.</param>
    /// <param name="length">The most tokens of one.</param>
    public FinishedTexts(int capacity, int length)
    {
        _stride = length;
        _tokens = new int[capacity * length];
        _entries = new Entry[capacity];
    }

    public int Count { get; private set; }

    public bool IsFull => Count == _entries.Length;

    /// <summary>The score of the worst.</summary>
    public float Worst => _entries[Count - 1].Score;

    public float Score(int index) => _entries[index].Score;

    public ReadOnlySpan<int> Text(int index) => _tokens.AsSpan(_entries[index].Place * _stride, _entries[index].Length);

    /// <summary>Takes a text in if there is room or it beats the worst. Of equal scores the earlier is better.</summary>
    public void Add(ReadOnlySpan<int> text, int lastToken, float score)
    {
        if (IsFull && !(score > Worst))
        {
            return;
        }

        int place = IsFull ? _entries[--Count].Place : Count;
        int index = Count++;
        for (; index > 0 && score > _entries[index - 1].Score; index--)
        {
            _entries[index] = _entries[index - 1];
        }

        _entries[index] = new Entry(score, place, text.Length + 1);
        text.CopyTo(_tokens.AsSpan(place * _stride));
        _tokens[(place * _stride) + text.Length] = lastToken;
    }

    private readonly record struct Entry(float Score, int Place, int Length);
}
