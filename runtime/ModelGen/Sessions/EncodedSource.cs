namespace ModelGen.Runtime;

/// <summary>
/// A source that an encoder-decoder has read: its hidden states, and the keys and values that each layer of the decoder makes of them, once for all tokens of all targets. Any number of sessions may write targets over it at the same time; its memory
/// goes when it is disposed of and the last of them has let go.
/// </summary>
public sealed class EncodedSource : IDisposable
{
    private readonly OutputBuffer _hidden;
    private int _references = 1;
    private int _disposed;

    /// <summary>Takes the memory for a source.</summary>
    /// <param name="model">The model.</param>
    /// <param name="capacity">The most tokens.</param>
    internal EncodedSource(ISequenceToSequenceFactory model, int capacity)
    {
        Model = model;
        Capacity = capacity;
        _hidden = new OutputBuffer(model.Manifest.Hidden, capacity);
        try
        {
            Cache = model.CreateSourceCache(capacity);
        }
        catch
        {
            _hidden.Dispose();
            throw;
        }
    }

    /// <summary>Tokens of the source.</summary>
    public int Length { get; private set; }

    /// <summary>The hidden states of its tokens after the last layer of the encoder, and the norm behind it where there is one: <c>[Length × Hidden]</c>, valid until it is disposed of.</summary>
    /// <exception cref="ObjectDisposedException">It was disposed of.</exception>
    public ReadOnlySpan<float> Hidden
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsDisposed, this);
            return States;
        }
    }

    internal ISequenceToSequenceFactory Model { get; }

    /// <summary>True once its owner has let go, though sessions may still write over it.</summary>
    internal bool IsDisposed => Volatile.Read(ref _disposed) != 0;

    internal int Capacity { get; }

    /// <summary>Keys and values for each layer of the decoder.</summary>
    internal KeyValueCache Cache { get; }

    internal ReadOnlySpan<float> States => _hidden.Rows.FirstRows(Length);

    /// <summary>Who holds it: its owner, until it is disposed of, and the sessions that write over it.</summary>
    internal int References => Volatile.Read(ref _references);

    /// <summary>Lets go of the source. More calls do nothing.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            Release();
        }
    }

    /// <summary>Says how many tokens its next content has, and returns where their hidden states go.</summary>
    internal Span<float> Rewrite(int length)
    {
        Length = length;
        return _hidden.Rows.FirstRows(length);
    }

    /// <summary>Takes a reference for a session.</summary>
    /// <exception cref="ObjectDisposedException">The last one is gone.</exception>
    internal void AddReference()
    {
        int references = Volatile.Read(ref _references);
        while (true)
        {
            ObjectDisposedException.ThrowIf(references == 0, this);
            int seen = Interlocked.CompareExchange(ref _references, references + 1, references);
            if (seen == references)
            {
                return;
            }

            references = seen;
        }
    }

    /// <summary>Gives a reference of <see cref="AddReference"/> back.</summary>
    internal void Release()
    {
        if (Interlocked.Decrement(ref _references) == 0)
        {
            _hidden.Dispose();
            Cache.Dispose();
        }
    }
}
