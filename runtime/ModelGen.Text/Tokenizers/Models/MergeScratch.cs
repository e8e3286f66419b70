namespace ModelGen.Text.Tokenizers;

/// <summary>A chain of symbols that is being merged, and the merges that wait, best first. Its memory is used again.</summary>
internal sealed class MergeScratch
{
    private Candidate[] _heap = new Candidate[64];
    private int _waiting;

    /// <summary>The symbols: a removed one has length 0.</summary>
    public Symbol[] Symbols { get; private set; } = new Symbol[64];

    /// <summary>How many symbols there are, removed ones too.</summary>
    public int Count { get; private set; }

    /// <summary>For texts that were joined and are to be taken apart again: the length of their left part.</summary>
    public Dictionary<string, int> Splits { get; } = new(StringComparer.Ordinal);

    /// <summary>For models that weigh whole ways through a text instead of merging.</summary>
    public PathScratch Paths { get; } = new();

    /// <summary>Starts anew.</summary>
    public void Clear()
    {
        Count = 0;
        _waiting = 0;
        Splits.Clear();
    }

    /// <summary>Gives memory back if there is much of it.</summary>
    public void Trim(int most)
    {
        Clear();
        Paths.Trim(most);
        if (Symbols.Length > most)
        {
            Symbols = new Symbol[64];
            _heap = new Candidate[64];
        }
    }

    /// <summary>Adds a symbol at the end of the chain.</summary>
    /// <param name="token">Its token, or -1.</param>
    /// <param name="start">Where its text begins.</param>
    /// <param name="length">Length of its text, at least 1.</param>
    public void Add(int token, int start, int length)
    {
        if (Count == Symbols.Length)
        {
            Symbol[] larger = new Symbol[checked(Count * 2)];
            Symbols.CopyTo(larger, 0);
            Symbols = larger;
        }

        Symbols[Count] = new Symbol { Token = token, Start = start, Length = length, Previous = Count - 1, Next = -1 };
        if (Count > 0)
        {
            Symbols[Count - 1].Next = Count;
        }

        Count++;
    }

    /// <summary>Joins a symbol with the next one.</summary>
    public void Join(int left, int token)
    {
        ref Symbol first = ref Symbols[left];
        ref Symbol second = ref Symbols[first.Next];
        first.Token = token;
        first.Length += second.Length;
        second.Length = 0;
        first.Next = second.Next;
        if (first.Next >= 0)
        {
            Symbols[first.Next].Previous = left;
        }
    }

    /// <summary>Adds a merge that waits.</summary>
    /// <param name="order">Lower ones come first; of equal ones the one further left.</param>
    /// <param name="left">Its left symbol.</param>
    /// <param name="check">What tells, when its turn has come, whether it still applies.</param>
    public void Push(uint order, int left, int check)
    {
        if (_waiting == _heap.Length)
        {
            Array.Resize(ref _heap, checked(_waiting * 2));
        }

        var candidate = new Candidate(((ulong)order << 32) | (uint)left, check);
        int index = _waiting++;
        while (index > 0)
        {
            int parent = (index - 1) >> 1;
            if (_heap[parent].Key <= candidate.Key)
            {
                break;
            }

            _heap[index] = _heap[parent];
            index = parent;
        }

        _heap[index] = candidate;
    }

    /// <summary>Takes the best merge that waits; false where none does.</summary>
    public bool TryPop(out int left, out int check)
    {
        if (_waiting == 0)
        {
            left = check = -1;
            return false;
        }

        left = (int)(uint)_heap[0].Key;
        check = _heap[0].Check;
        Candidate last = _heap[--_waiting];
        int index = 0;
        while (true)
        {
            int child = (2 * index) + 1;
            if (child >= _waiting)
            {
                break;
            }

            if (child + 1 < _waiting && _heap[child + 1].Key < _heap[child].Key)
            {
                child++;
            }

            if (last.Key <= _heap[child].Key)
            {
                break;
            }

            _heap[index] = _heap[child];
            index = child;
        }

        _heap[index] = last;
        return true;
    }

    /// <summary>One symbol of the chain.</summary>
    internal struct Symbol
    {
        public int Token;
        public int Start;
        public int Length;
        public int Previous;
        public int Next;
    }

    private readonly record struct Candidate(ulong Key, int Check);
}
