namespace ModelGen.Runtime;

/// <summary>
/// One source that an encoder-decoder reads, and the target that it writes over it. Beside the cache of the target it holds the encoded source, which sessions that go on from each other share.
/// </summary>
/// <remarks>
/// How a target is cut into calls does not change a bit of the results. A session is for one thread at a time. Spans that it returns are valid until the next call on it, or its disposal.
/// Encoding takes no memory, unless another session still writes over the source that this one encoded before; <see cref="Attend"/> takes that of its answer.
/// </remarks>
public sealed class SequenceToSequenceSession : DecoderSession
{
    private const int EveryLayer = -1;
    private const int NoLayer = -2;

    private readonly ISequenceToSequenceFactory _model;
    private readonly SourceEncoder? _encoder;

    // What Encode writes into, and what the target is written over: the same, or a source of another owner.
    private EncodedSource? _own;
    private EncodedSource? _source;

    // Where Attend is answered, and about which layer it asks while it runs.
    private OutputBuffer? _shares;
    private int _sharesOf = NoLayer;

    /// <summary>Makes a session without a source and with an empty target.</summary>
    /// <param name="model">The model, whose weights the session keeps alive.</param>
    /// <param name="source">The most tokens of a source that <see cref="Encode"/> reads; 0: it reads none.</param>
    /// <param name="capacity">The most tokens of the target.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="source"/> is negative or more than the model's context, or <paramref name="capacity"/> is not positive.</exception>
    /// <exception cref="ObjectDisposedException">The model was disposed.</exception>
    public SequenceToSequenceSession(ISequenceToSequenceFactory model, int source, int capacity)
        : base(model, capacity)
    {
        _model = model;
        try
        {
            ArgumentOutOfRangeException.ThrowIfNegative(source);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(source, model.Manifest.Context);
            if (source > 0)
            {
                _encoder = new SourceEncoder(model, source);
                _own = new EncodedSource(model, source);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Tokens of the source; 0 before there is one.</summary>
    public int SourceLength => _source?.Length ?? 0;

    /// <summary>The hidden states of the source, <c>[SourceLength × Hidden]</c>; empty before there is one.</summary>
    /// <exception cref="ObjectDisposedException">The session was disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the session.</exception>
    public ReadOnlySpan<float> Encoded
    {
        get
        {
            Enter();
            try
            {
                return _source is null ? [] : _source.States;
            }
            finally
            {
                Exit();
            }
        }
    }

    /// <summary>Reads a source, and forgets the target that was written over the last one.</summary>
    /// <param name="source">Its token ids, at least one.</param>
    /// <returns>The hidden states of its tokens, <c>[tokens × Hidden]</c>.</returns>
    /// <exception cref="ArgumentException">There are no tokens, or more than the session was made for; the session is unchanged.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token id is outside the vocabulary of sources; the session is unchanged.</exception>
    /// <exception cref="ObjectDisposedException">The session or its model was disposed.</exception>
    /// <exception cref="InvalidOperationException">The session was made for sources that are encoded elsewhere, or another thread is using it.</exception>
    public ReadOnlySpan<float> Encode(scoped ReadOnlySpan<int> source)
    {
        Enter();
        try
        {
            if (_encoder is null)
            {
                throw new InvalidOperationException("The session has no memory to encode a source in: create it with the length of the longest source, or let it Begin with an encoded source.");
            }

            _encoder.Check(source);
            EncodedSource own = Unshared();
            Take(null);
            _encoder.EncodeChecked(own);
            Take(own);
            Restart();
            return own.States;
        }
        finally
        {
            Exit();
        }
    }

    /// <summary>Starts an empty target over a source that was encoded elsewhere, which stays its owner's and may be disposed of at any time.</summary>
    /// <param name="source">A source that a <see cref="SourceEncoder"/> of the same model has encoded.</param>
    /// <exception cref="ArgumentException">It is of another model; the session is unchanged.</exception>
    /// <exception cref="ObjectDisposedException">The source or the session was disposed; the session is unchanged.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the session.</exception>
    public void Begin(EncodedSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        Enter();
        try
        {
            if (!ReferenceEquals(source.Model, _model))
            {
                throw new ArgumentException($"The source was encoded by another model than the session's {_model.Manifest.Name}: both must come from the same loaded model.", nameof(source));
            }

            ObjectDisposedException.ThrowIf(source.IsDisposed, source);
            Take(source);
            Restart();
        }
        finally
        {
            Exit();
        }
    }

    /// <summary>
    /// Reads tokens as <see cref="DecoderSession.Forward"/> does, and returns what each looked at in the source: the share of its attention that each token of the source gets, as the mean over the heads of a layer, <c>[tokens × SourceLength]</c>.
    /// The shares of a token add up to 1.
    /// </summary>
    /// <param name="tokens">Token ids, at least one.</param>
    /// <param name="layer">The layer of the decoder; negative: the mean over all layers.</param>
    /// <exception cref="ArgumentException"><paramref name="tokens"/> is empty, or more than the capacity has room for; the session is unchanged.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token id is outside the vocabulary, or there is no such layer; the session is unchanged.</exception>
    /// <exception cref="ObjectDisposedException">The session or its model was disposed.</exception>
    /// <exception cref="InvalidOperationException">The session has no source, or another thread is using it.</exception>
    public ReadOnlySpan<float> Attend(scoped ReadOnlySpan<int> tokens, int layer = -1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(layer, _model.Manifest.Layers);
        Enter();
        try
        {
            Check(tokens);
            BlockAfter(tokens, isPrefix: false);
            OutputBuffer shares = new(SourceLength, tokens.Length);
            _shares?.Dispose();
            _shares = shares;
            shares.Rows.FirstRows(tokens.Length).Clear();
            _sharesOf = Math.Max(layer, EveryLayer);
            RunInside(tokens, allLogits: false);
            return shares.Rows.FirstRows(tokens.Length);
        }
        finally
        {
            _sharesOf = NoLayer;
            Exit();
        }
    }

    /// <inheritdoc/>
    internal override PrefixBlock BlockAfter(scoped ReadOnlySpan<int> tokens, bool isPrefix) => _source is not null
        ? default
        : throw new InvalidOperationException("The session has no source: Encode one, or Begin with one that is encoded, before Forward.");

    /// <inheritdoc/>
    internal override void AddTo(TokenBatch batch, scoped ReadOnlySpan<int> tokens, int position, int length, PrefixBlock block)
    {
        base.AddTo(batch, tokens, position, length, block);
        batch.AddSource(_source!.Cache, tokens.Length, _source.Length);
        if (_sharesOf != NoLayer && position >= Position)
        {
            batch.Sources.Shares = _shares!.Rows.From(position - Position);
            batch.Sources.SharesOf = _sharesOf;
        }
    }

    private protected override bool HasSourceOf(DecoderSession other) => ReferenceEquals(_source, ((SequenceToSequenceSession)other)._source);

    private protected override void ShareSource(DecoderSession other) => Take(((SequenceToSequenceSession)other)._source);

    private protected override void Free()
    {
        Take(null);
        _own?.Dispose();
        _shares?.Dispose();
        _encoder?.Dispose();
        base.Free();
    }

    /// <summary>Lets go of the source, and takes another one.</summary>
    private void Take(EncodedSource? source)
    {
        source?.AddReference();
        _source?.Release();
        _source = source;
    }

    /// <summary>The session's own memory, which nobody else reads: another piece where sessions still write over what it holds.</summary>
    private EncodedSource Unshared()
    {
        // The owner's reference, and that of the session while it writes over it.
        int own = ReferenceEquals(_source, _own) ? 2 : 1;
        if (_own!.References > own)
        {
            EncodedSource fresh = new(_model, _own.Capacity);
            _own.Dispose();
            _own = fresh;
        }

        return _own;
    }
}
