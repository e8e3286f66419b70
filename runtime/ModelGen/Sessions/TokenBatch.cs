using ModelGen.Kernels;

namespace ModelGen.Runtime;

/// <summary>
/// What one forward pass works on: the tokens of one or many sequences, one after the other and never padded, with the position of each.
/// </summary>
public sealed class TokenBatch
{
    // Pinned, so that workers read them through pointers while the collector runs.
    private readonly int[] _tokens;
    private readonly int[] _positions;
    private readonly int[] _blockPositions;
    private readonly int[] _outputRows;
    private readonly SequenceSlice[] _sequences;
    private int _sequenceCount;

    internal TokenBatch(int capacity, int sequences, WorkerPool workers)
    {
        _tokens = GC.AllocateArray<int>(capacity, pinned: true);
        _positions = GC.AllocateArray<int>(capacity, pinned: true);
        _blockPositions = GC.AllocateArray<int>(capacity, pinned: true);
        _outputRows = GC.AllocateArray<int>(capacity, pinned: true);
        _sequences = new SequenceSlice[sequences];
        Workers = workers;
    }

    /// <summary>The most tokens.</summary>
    public int Capacity => _tokens.Length;

    /// <summary>Tokens in the pass.</summary>
    public int Count { get; private set; }

    /// <summary>The token ids, <c>[Count]</c>.</summary>
    public ReadOnlySpan<int> Tokens => _tokens.AsSpan(0, Count);

    /// <summary>
    /// The position of each token for position encodings, <c>[Count]</c>: its index in the sequence, but behind a prefix with a blank the position of that blank.
    /// </summary>
    public ReadOnlySpan<int> Positions => _positions.AsSpan(0, Count);

    /// <summary>The second position of each token, <c>[Count]</c>: its place behind the prefix, counted from 1; 0 inside the prefix.</summary>
    public ReadOnlySpan<int> BlockPositions => _blockPositions.AsSpan(0, Count);

    /// <summary>The sequences, in the order of their tokens.</summary>
    public ReadOnlySpan<SequenceSlice> Sequences => _sequences.AsSpan(0, _sequenceCount);

    /// <summary>The tokens whose logits are asked for, as rows of the pass in ascending order.</summary>
    public ReadOnlySpan<int> OutputRows => _outputRows.AsSpan(0, OutputCount);

    /// <summary>Tokens whose logits are asked for.</summary>
    public int OutputCount { get; private set; }

    /// <summary>The threads that share the work.</summary>
    public WorkerPool Workers { get; }

    /// <summary>All tokens of the pass as rows.</summary>
    public Rows Rows => new(Count, Workers);

    /// <summary>The rows that the output layer works on.</summary>
    public Rows Outputs => new(OutputCount, Workers);

    /// <summary>Where the pass writes the hidden states after the final norm, <c>[Count × Hidden]</c>.</summary>
    public Activations Hidden { get; internal set; }

    /// <summary>Where the pass writes the logits, <c>[OutputCount × Vocabulary]</c>.</summary>
    public Activations Logits { get; internal set; }

    internal void Clear()
    {
        Array.Clear(_sequences, 0, _sequenceCount);
        Count = 0;
        OutputCount = 0;
        _sequenceCount = 0;
    }

    internal void Add(KeyValueCache cache, ReadOnlySpan<int> tokens, int position, int length, PrefixBlock block = default)
    {
        tokens.CopyTo(_tokens.AsSpan(Count));
        for (int i = 0; i < tokens.Length; i++)
        {
            _positions[Count + i] = block.PositionOf(position + i);
            _blockPositions[Count + i] = block.BlockPositionOf(position + i);
        }

        _sequences[_sequenceCount++] = new SequenceSlice(cache, Count, tokens.Length, position, length, block);
        Count += tokens.Length;
    }

    internal void Output(int row) => _outputRows[OutputCount++] = row;
}
