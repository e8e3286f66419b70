using System.Numerics;

namespace ModelGen.Text.Beam;

/// <summary>The best continuations of the beams of a source by one token, in arrays taken once.</summary>
internal sealed class Continuations
{
    private readonly Entry[] _entries;    // while they are added, a heap with the worst at its root

    /// <param name="capacity">How many are kept.</param>
    public Continuations(int capacity) => _entries = new Entry[capacity];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The continuations, best first once <see cref="Sort"/> was called.</summary>
    public ReadOnlySpan<Entry> Entries => _entries.AsSpan(0, Count);

    public void Clear() => Count = 0;

    /// <summary>
    /// Adds all continuations of a beam; beams must come in ascending order. Of equal scores the lower beam, then the lower token is better; −∞ is none.
    /// </summary>
    /// <param name="beam">The beam.</param>
    /// <param name="scores">The log-probability of the text with each token, <c>[vocabulary]</c>.</param>
    public void Add(int beam, ReadOnlySpan<float> scores)
    {
        int next = 0;
        while (next < scores.Length)
        {
            // Most tokens score less than the worst that is kept and are passed over, a vector at a time.
            float least = Count < _entries.Length ? float.NegativeInfinity : _entries[0].Score;
            if (next <= scores.Length - Vector<float>.Count && !Vector.GreaterThanAny(new Vector<float>(scores[next..]), new Vector<float>(least)))
            {
                next += Vector<float>.Count;
                continue;
            }

            int end = Math.Min(next + Vector<float>.Count, scores.Length);
            for (; next < end; next++)
            {
                Offer(new Entry(scores[next], beam, next));
            }
        }
    }

    /// <summary>Brings the best to the front.</summary>
    public void Sort()
    {
        for (int end = Count - 1; end > 0; end--)
        {
            (_entries[0], _entries[end]) = (_entries[end], _entries[0]);
            SiftDown(0, end);
        }
    }

    // One that comes later does not displace an equal one.
    private void Offer(in Entry entry)
    {
        if (Count < _entries.Length)
        {
            if (entry.Score > float.NegativeInfinity)
            {
                _entries[Count] = entry;
                SiftUp(Count++);
            }
        }
        else if (entry.Score > _entries[0].Score)
        {
            _entries[0] = entry;
            SiftDown(0, Count);
        }
    }

    private void SiftUp(int child)
    {
        while (child > 0 && _entries[(child - 1) / 2].IsBetterThan(_entries[child]))
        {
            int parent = (child - 1) / 2;
            (_entries[parent], _entries[child]) = (_entries[child], _entries[parent]);
            child = parent;
        }
    }

    private void SiftDown(int parent, int count)
    {
        while ((2 * parent) + 1 < count)
        {
            int child = (2 * parent) + 1;
            if (child + 1 < count && _entries[child].IsBetterThan(_entries[child + 1]))
            {
                child++;
            }

            if (!_entries[parent].IsBetterThan(_entries[child]))
            {
                return;
            }

            (_entries[parent], _entries[child]) = (_entries[child], _entries[parent]);
            parent = child;
        }
    }

    /// <summary>One continuation.</summary>
    /// <param name="Score">The log-probability of the text with it.</param>
    /// <param name="Beam">The beam that it continues.</param>
    /// <param name="Token">The token.</param>
    public readonly record struct Entry(float Score, int Beam, int Token)
    {
        public bool IsBetterThan(in Entry other) =>
            Score > other.Score || (Score == other.Score && (Beam < other.Beam || (Beam == other.Beam && Token < other.Token)));
    }
}
