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
    private readonly int[] _tokenTypes;
    private readonly int[] _blockPositions;
    private readonly int[] _outputRows;
    private readonly int[] _firstRows;
    private readonly int[] _lastRows;
    private readonly SequenceSlice[] _sequences;
    private readonly TokenBatch? _sources;
    private int _sequenceCount;

    internal TokenBatch(int capacity, int sequences, WorkerPool workers, bool hasSources = false)
    {
        _tokens = GC.AllocateArray<int>(capacity, pinned: true);
        _positions = GC.AllocateArray<int>(capacity, pinned: true);
        _tokenTypes = GC.AllocateArray<int>(capacity, pinned: true);
        _blockPositions = GC.AllocateArray<int>(capacity, pinned: true);
        _outputRows = GC.AllocateArray<int>(capacity, pinned: true);
        _firstRows = GC.AllocateArray<int>(sequences, pinned: true);
        _lastRows = GC.AllocateArray<int>(sequences, pinned: true);
        _sequences = new SequenceSlice[sequences];
        Workers = workers;
        _sources = hasSources ? new TokenBatch(capacity: 0, sequences, workers) : null;
    }

    /// <summary>The most tokens.</summary>
    public int Capacity => _tokens.Length;

    /// <summary>Tokens in the pass.</summary>
    public int Count { get; private set; }

    /// <summary>The token ids, <c>[Count]</c>.</summary>
    public ReadOnlySpan<int> Tokens => _tokens.AsSpan(0, Count);

    /// <summary>
    /// The position of each token for position encodings, <c>[Count]</c>: its index in the sequence, but behind a prefix with a blank the position of that
    /// blank.
    /// </summary>
    public ReadOnlySpan<int> Positions => _positions.AsSpan(0, Count);

    /// <summary>The type of each token, <c>[Count]</c>: 0 but for encoders that tell kinds of tokens apart.</summary>
    public ReadOnlySpan<int> TokenTypes => _tokenTypes.AsSpan(0, Count);

    /// <summary>The second position of each token, <c>[Count]</c>: its place behind the prefix, counted from 1; 0 inside the prefix.</summary>
    public ReadOnlySpan<int> BlockPositions => _blockPositions.AsSpan(0, Count);

    /// <summary>The sequences, in the order of their tokens.</summary>
    public ReadOnlySpan<SequenceSlice> Sequences => _sequences.AsSpan(0, _sequenceCount);

    /// <summary>
    /// The same tokens by the sources of an encoder-decoder: as many, in the same order, with a sequence for each that has the cache of its source, and no token ids. Cross attention sees all that lies in these caches; the pass of the encoder fills
    /// them.
    /// </summary>
    /// <exception cref="InvalidOperationException">The model is no encoder-decoder.</exception>
    public TokenBatch Sources => _sources ?? throw new InvalidOperationException("The pass has no sources: only encoder-decoders have them.");

    /// <summary>The tokens whose logits are asked for, as rows of the pass in ascending order.</summary>
    public ReadOnlySpan<int> OutputRows => _outputRows.AsSpan(0, OutputCount);

    /// <summary>Tokens whose logits are asked for.</summary>
    public int OutputCount { get; private set; }

    /// <summary>The first token of each sequence, as rows of the pass.</summary>
    public ReadOnlySpan<int> FirstRows => _firstRows.AsSpan(0, _sequenceCount);

    /// <summary>The last token of each sequence, as rows of the pass.</summary>
    public ReadOnlySpan<int> LastRows => _lastRows.AsSpan(0, _sequenceCount);

    /// <summary>The threads that share the work.</summary>
    public WorkerPool Workers { get; }

    /// <summary>All tokens of the pass as rows.</summary>
    public Rows Rows => new(Count, Workers);

    /// <summary>The rows that the output layer works on.</summary>
    public Rows Outputs => new(OutputCount, Workers);

    /// <summary>The rows of what there is one of for each sequence.</summary>
    public Rows SequenceRows => new(_sequenceCount, Workers);

    /// <summary>Where the pass writes the hidden states after the final norm, <c>[Count × Hidden]</c>.</summary>
    public Activations Hidden { get; internal set; }

    /// <summary>
    /// Where the pass writes the logits, <c>[OutputCount × Vocabulary]</c> (or classes); those of a classifier of texts, <c>[Sequences × Classes]</c>.
    /// </summary>
    public Activations Logits { get; internal set; }

    /// <summary>Where the pass of an encoder writes the vector of each sequence, <c>[Sequences × Hidden]</c>.</summary>
    public Activations Pooled { get; internal set; }

    /// <summary>Where the pass of an encoder writes the logits of next sentence, <c>[Sequences × 2]</c>.</summary>
    public Activations NextSentence { get; internal set; }

    /// <summary>Where attention adds what share of it each token gives to each position, <c>[Count × positions]</c>; nothing where nobody asks.</summary>
    internal Activations Shares { get; set; }

    /// <summary>Of which layer; negative: the mean of all.</summary>
    internal int SharesOf { get; set; }

    internal void Clear()
    {
        Array.Clear(_sequences, 0, _sequenceCount);
        Count = 0;
        OutputCount = 0;
        _sequenceCount = 0;
        Shares = default;
        _sources?.Clear();
    }

    internal void Add(
        KeyValueCache cache,
        ReadOnlySpan<int> tokens,
        int position,
        int length,
        PrefixBlock block = default,
        int start = 0,
        ReadOnlySpan<int> tokenTypes = default)
    {
        tokens.CopyTo(_tokens.AsSpan(Count));
        for (int i = 0; i < tokens.Length; i++)
        {
            _positions[Count + i] = block.PositionOf(position + i);
            _blockPositions[Count + i] = block.BlockPositionOf(position + i);
        }

        Span<int> types = _tokenTypes.AsSpan(Count, tokens.Length);
        if (tokenTypes.IsEmpty)
        {
            types.Clear();
        }
        else
        {
            tokenTypes.CopyTo(types);
        }

        _firstRows[_sequenceCount] = Count;
        _lastRows[_sequenceCount] = Count + tokens.Length - 1;
        _sequences[_sequenceCount++] = new SequenceSlice(cache, Count, tokens.Length, position, length, block) { Start = start };
        Count += tokens.Length;
    }

    /// <summary>Says over which source the tokens that were added last attend.</summary>
    /// <param name="cache">Its keys and values.</param>
    /// <param name="count">The tokens that were added.</param>
    /// <param name="length">Tokens of the source.</param>
    internal void AddSource(KeyValueCache cache, int count, int length) => Sources.AddSequence(new SequenceSlice(cache, Sources.Count, count, length - count, length));

    private void AddSequence(SequenceSlice sequence)
    {
        _sequences[_sequenceCount++] = sequence;
        Count += sequence.Count;
    }

    internal void Output(int row) => _outputRows[OutputCount++] = row;
}
