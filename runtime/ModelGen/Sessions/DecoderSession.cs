namespace ModelGen.Runtime;

/// <summary>
/// One text that a decoder reads and continues. It owns the cache of keys and values and the scratch memory of the forward pass; nothing is allocated after its
/// creation but the logits of
/// <see cref="ForwardAll"/>, which are native memory.
/// </summary>
/// <remarks>
/// How a text is cut into calls does not change a bit of the results (but for dynamic rotary scaling beyond the original context, whose frequencies follow the
/// length of the text). A model with LongRoPE, which encodes all of a long text in another way, reads a text again when it grows past the original context.
/// A session is for one thread at a time. Spans that it returns are valid until the next call on it, or its disposal.
/// </remarks>
public class DecoderSession : IDisposable
{
    /// <summary>
    /// Tokens that go through the model at a time in a long call: enough that each weight, read once, meets many tokens, and few enough that their activations
    /// stay in the cache.
    /// </summary>
    private const int TokensPerPass = 128;

    private readonly ExclusiveUse _use;
    private readonly KeyValueCache _cache;
    private readonly DecoderPass _pass;
    private readonly TokenBatch _batch;
    private readonly OutputBuffer _hidden;
    private readonly OutputBuffer _logits;

    // The tokens read so far, where a text that grows must be read again.
    private readonly int[]? _text;
    private bool _isLong;
    private int _hiddenRows;

    /// <summary>Makes an empty session.</summary>
    /// <param name="model">The model, whose weights the session keeps alive.</param>
    /// <param name="capacity">The most tokens of the text.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is not positive.</exception>
    /// <exception cref="ObjectDisposedException">The model was disposed.</exception>
    public DecoderSession(IDecoderFactory model, int capacity)
        : this(model, capacity, block: 1)
    {
    }

    /// <summary>Makes an empty session whose passes hold at least a block of tokens that may not be cut.</summary>
    private protected DecoderSession(IDecoderFactory model, int capacity, int block)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(block);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(block, capacity);
        ObjectDisposedException.ThrowIf(!model.Weights.TryAddReference(), model);
        Model = model;
        Capacity = capacity;
        _use = new ExclusiveUse(this, Free);
        try
        {
            int tokens = Math.Max(block, Math.Min(capacity, TokensPerPass));
            _cache = model.CreateCache(capacity);
            _pass = model.CreatePass(tokens);
            _batch = new TokenBatch(tokens, sequences: 1, model.Weights.Workers, hasSources: model is ISequenceToSequenceFactory);
            _hidden = new OutputBuffer(model.Manifest.Hidden, capacity);
            _logits = new OutputBuffer(model.Manifest.Vocabulary, rows: 1);
            _text = model.Manifest.RereadBeyond > 0 ? new int[capacity] : null;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The most tokens of the text.</summary>
    public int Capacity { get; }

    /// <summary>Tokens read so far: the position of the next one.</summary>
    public int Position { get; private set; }

    /// <summary>
    /// Hidden states after the final norm, of each token of the last <see cref="Forward"/> or <see cref="ForwardAll"/>: <c>[tokens × Hidden]</c>; empty before
    /// the first.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The session was disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the session.</exception>
    public ReadOnlySpan<float> Hidden
    {
        get
        {
            _use.Enter();
            try
            {
                return _hidden.Rows.FirstRows(_hiddenRows);
            }
            finally
            {
                _use.Exit();
            }
        }
    }

    internal IDecoderFactory Model { get; }

    /// <summary>Grows whenever the session reads, forgets or takes over something.</summary>
    internal int Version { get; private set; }

    /// <summary>The bidirectional block that the text began with; none in a causal decoder.</summary>
    internal PrefixBlock Block { get; private set; }

    /// <summary>
    /// Reads tokens (a prompt, or the one token just chosen) and returns the logits of the token after the last of them, <c>[Vocabulary]</c>.
    /// </summary>
    /// <param name="tokens">Token ids, at least one.</param>
    /// <exception cref="ArgumentException"><paramref name="tokens"/> is empty, or more than the capacity has room for; the session is unchanged.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token id is outside the vocabulary; the session is unchanged.</exception>
    /// <exception cref="ObjectDisposedException">The session or its model was disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the session, or a prefix decoder has read no prefix and the tokens do not say where
    /// theirs ends.</exception>
    public ReadOnlySpan<float> Forward(scoped ReadOnlySpan<int> tokens) => Run(tokens, allLogits: false);

    /// <summary>
    /// Reads tokens and returns the logits after each of them, <c>[tokens × Vocabulary]</c>. The first call of a size takes native memory for that many rows.
    /// </summary>
    /// <inheritdoc cref="Forward"/>
    public ReadOnlySpan<float> ForwardAll(scoped ReadOnlySpan<int> tokens) => Run(tokens, allLogits: true);

    /// <summary>Forgets all tokens from <paramref name="position"/> on, as if they had not been read.</summary>
    /// <param name="position">Tokens to keep: 0 to <see cref="Position"/>; of a prefix all or none.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="position"/> is negative, beyond <see cref="Position"/> or inside the prefix.</exception>
    /// <exception cref="ObjectDisposedException">The session was disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the session.</exception>
    public void Truncate(int position)
    {
        _use.Enter();
        try
        {
            ArgumentOutOfRangeException.ThrowIfNegative(position);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(position, Position);
            if (position > 0 && position < Block.Length)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(position),
                    position,
                    $"The first {Block.Length} tokens are the prefix, in which each depends on all others: keep all of it, or Truncate(0) and read another.");
            }

            Position = position;
            Block = position == 0 ? default : Block;
            Version++;
        }
        finally
        {
            _use.Exit();
        }
    }

    /// <summary>
    /// Goes on from where another session stands: afterwards this one has read the same tokens, and its next results are the same to the bit. What the two
    /// share
    /// at their beginning need not be copied, so that texts which parted lately are joined again at little cost.
    /// </summary>
    /// <param name="source">A session of the same model, which is not changed.</param>
    /// <param name="from">How many tokens the two are known to begin with in common; they are not compared. 0 copies everything.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="source"/> is this session, belongs to another model or holds more than this one's capacity; the session is unchanged.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="from"/> is negative or beyond the <see cref="Position"/> of either session; the session is unchanged.
    /// </exception>
    /// <exception cref="ObjectDisposedException">One of the sessions was disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using one of the sessions.</exception>
    public void CopyFrom(DecoderSession source, int from = 0)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (ReferenceEquals(source, this))
        {
            throw new ArgumentException("A session cannot continue from itself: give another session of the model.", nameof(source));
        }

        _use.Enter();
        try
        {
            source.Enter();
            try
            {
                CopyChecked(source, from);
            }
            finally
            {
                source.Exit();
            }
        }
        finally
        {
            _use.Exit();
        }
    }

    /// <summary>
    /// Releases the session's memory, and the weights if their model was disposed before. A call that is running on another thread ends first.
    /// </summary>
    public void Dispose()
    {
        _use.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Takes the session for a pass of a batch; <see cref="Exit"/> gives it back.</summary>
    internal void Enter() => _use.Enter();

    internal void Exit() => _use.Exit();

    internal void Advance(scoped ReadOnlySpan<int> tokens, PrefixBlock block)
    {
        if (_text is not null)
        {
            tokens.CopyTo(_text.AsSpan(Position));
        }

        Position += tokens.Length;
        Block = block;
        Version++;
    }

    /// <summary>Forgets everything, for a text over another source.</summary>
    private protected void Restart()
    {
        Position = 0;
        Block = default;
        _hiddenRows = 0;
        Version++;
    }

    /// <summary>Adds tokens of the session to a pass.</summary>
    /// <param name="batch">The pass.</param>
    /// <param name="tokens">The tokens.</param>
    /// <param name="position">The position of the first.</param>
    /// <param name="length">Tokens of the text when the whole call is done.</param>
    /// <param name="block">The bidirectional block of the text.</param>
    internal virtual void AddTo(TokenBatch batch, scoped ReadOnlySpan<int> tokens, int position, int length, PrefixBlock block) => batch.Add(_cache, tokens, position, length, block);

    /// <summary>
    /// Reads the text again where it is about to become so long, or was cut so short, that its tokens are encoded in another way: what the cache holds would not
    /// fit to what follows.
    /// </summary>
    /// <param name="length">Tokens of the text after the pass that is about to run.</param>
    internal void Reread(int length)
    {
        if (_text is null)
        {
            return;
        }

        bool isLong = length > Model.Manifest.RereadBeyond;
        if (isLong != _isLong && Position > 0)
        {
            _hiddenRows = 0;
            for (int first = 0; first < Position; first += _batch.Capacity)
            {
                _batch.Clear();
                AddTo(_batch, _text.AsSpan(first, Math.Min(_batch.Capacity, Position - first)), first, length, Block);
                _batch.Hidden = _hidden.Rows.From(first);
                _batch.Logits = _logits.Rows;
                _pass.Run(_batch);
            }
        }

        _isLong = isLong;
    }

    /// <summary>The bidirectional block of the text once some tokens, which were checked, are read; an exception where they may not be read now.</summary>
    /// <param name="tokens">The next tokens.</param>
    /// <param name="isPrefix">Whether the caller says that they are the prefix.</param>
    internal virtual PrefixBlock BlockAfter(scoped ReadOnlySpan<int> tokens, bool isPrefix) => default;

    /// <summary>Checks what every call must hold before anything is changed.</summary>
    internal void Check(scoped ReadOnlySpan<int> tokens)
    {
        ObjectDisposedException.ThrowIf(Model.Weights.IsDisposed, Model);
        if (tokens.IsEmpty)
        {
            throw new ArgumentException("No tokens: a pass needs at least one. Begin a text with the model's begin-of-text token.", nameof(tokens));
        }

        if (tokens.Length > Capacity - Position)
        {
            throw new ArgumentException(
                $"{tokens.Length} tokens do not fit: the session holds {Position} of at most {Capacity}. Create it with a larger capacity, or make room with Truncate.",
                nameof(tokens));
        }

        int vocabulary = Model.Manifest.Vocabulary;
        for (int i = 0; i < tokens.Length; i++)
        {
            if ((uint)tokens[i] >= (uint)vocabulary)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(tokens),
                    tokens[i],
                    $"Token {i} of {tokens.Length} is outside the vocabulary of {Model.Manifest.Name}: ids go from 0 to {vocabulary - 1}. Is the tokenizer that of this model?");
            }
        }
    }

    private void CopyChecked(DecoderSession source, int from)
    {
        if (!ReferenceEquals(source.Model, Model))
        {
            throw new ArgumentException(
                $"The sessions are of different models ({source.Model.Manifest.Name} and {Model.Manifest.Name}): both must come from the same loaded model.",
                nameof(source));
        }

        if (source.Position > Capacity)
        {
            throw new ArgumentException(
                $"The other session holds {source.Position} tokens and this one has room for {Capacity}: create it with a larger capacity.",
                nameof(source));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, Math.Min(Position, source.Position));

        // What is known of a prefix depends on all of it, and what is known of a target on its source.
        bool sharesBeginning = Block == source.Block && from >= Block.Length && _isLong == source._isLong && HasSourceOf(source);
        _cache.CopyFrom(source._cache, sharesBeginning ? from : 0, source.Position);
        Position = source.Position;
        Block = source.Block;
        _isLong = source._isLong;
        source._text?.AsSpan(0, Position).CopyTo(_text);
        Version++;
        ShareSource(source);
    }

    /// <summary>True where both attend to one source, or to none.</summary>
    private protected virtual bool HasSourceOf(DecoderSession other) => true;

    /// <summary>Takes over the source that another session of the model attends to, where there is one.</summary>
    private protected virtual void ShareSource(DecoderSession other)
    {
    }

    private protected ReadOnlySpan<float> Run(scoped ReadOnlySpan<int> tokens, bool allLogits, bool isPrefix = false)
    {
        _use.Enter();
        try
        {
            return RunInside(tokens, allLogits, isPrefix);
        }
        finally
        {
            _use.Exit();
        }
    }

    /// <summary>The same, inside a use.</summary>
    private protected ReadOnlySpan<float> RunInside(scoped ReadOnlySpan<int> tokens, bool allLogits, bool isPrefix = false)
    {
        Check(tokens);
        PrefixBlock block = BlockAfter(tokens, isPrefix);
        Activations hidden = _hidden.Rows;
        Activations logits = _logits.Reserve(allLogits ? tokens.Length : 1);
        int end = Position + tokens.Length;
        Reread(end);
        for (int first = 0; first < tokens.Length; first += _batch.Capacity)
        {
            ReadOnlySpan<int> part = tokens.Slice(first, Math.Min(_batch.Capacity, tokens.Length - first));
            _batch.Clear();
            AddTo(_batch, part, Position + first, end, block);
            _batch.Hidden = hidden.From(first);
            _batch.Logits = allLogits ? logits.From(first) : logits;
            for (int row = allLogits ? 0 : part.Length - 1; row < part.Length && (allLogits || first + part.Length == tokens.Length); row++)
            {
                _batch.Output(row);
            }

            _pass.Run(_batch);
        }

        Advance(tokens, block);
        _hiddenRows = tokens.Length;
        return logits.FirstRows(allLogits ? tokens.Length : 1);
    }

    /// <summary>Releases what the session owns; called once.</summary>
    private protected virtual void Free()
    {
        // Some are null when the constructor ran out of memory.
        _cache?.Dispose();
        _pass?.Dispose();
        _hidden?.Dispose();
        _logits?.Dispose();
        Model.Weights.Release();
    }
}
