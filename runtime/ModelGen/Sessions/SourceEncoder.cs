namespace ModelGen.Runtime;

/// <summary>
/// What the encoder of an encoder-decoder computes in: one source, or many of different lengths in one call. It owns the scratch memory of the forward pass.
/// </summary>
/// <remarks>What a source gets does not depend on what it shares a call with, to the bit. For one thread at a time.</remarks>
public sealed class SourceEncoder : IDisposable
{
    private readonly ISequenceToSequenceFactory _model;
    private readonly ExclusiveUse _use;
    private readonly KeyValueCache _cache;
    private readonly EncoderPass _pass;
    private readonly TokenBatch _batch;
    private readonly OutputBuffer _hidden;
    private readonly RaggedBatch _one = new();
    private readonly EncodedSource[] _target = new EncodedSource[1];

    /// <summary>Takes the memory.</summary>
    /// <param name="model">The model, whose weights the encoder keeps alive.</param>
    /// <param name="tokens">The most tokens of one pass, over all its sources.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tokens"/> is not positive.</exception>
    /// <exception cref="ObjectDisposedException">The model was disposed.</exception>
    public SourceEncoder(ISequenceToSequenceFactory model, int tokens)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tokens);
        ObjectDisposedException.ThrowIf(!model.Weights.TryAddReference(), model);
        _model = model;
        _use = new ExclusiveUse(this, Free);
        try
        {
            // Each source starts a block of keys: with twice the room, sources of sixteen tokens and more fill a pass to its last token.
            _cache = model.CreateEncoderCache(checked(2 * KeyValueCache.Padded(tokens)));
            _pass = model.CreateEncoderPass(tokens);
            _batch = new TokenBatch(tokens, sequences: tokens, model.Weights.Workers, hasSources: true);
            _hidden = new OutputBuffer(model.Manifest.Hidden, tokens);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The most tokens of one pass, and of one source.</summary>
    public int Capacity => _batch.Capacity;

    /// <summary>Encodes one source.</summary>
    /// <param name="source">Its token ids, at least one.</param>
    /// <returns>The source in memory of its own, for sessions to begin with. The caller disposes of it.</returns>
    /// <exception cref="ArgumentException">There are no tokens, or more than the capacity or the model's context.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token id is outside the vocabulary of sources.</exception>
    /// <exception cref="ObjectDisposedException">The encoder or its model was disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the encoder.</exception>
    public EncodedSource Encode(scoped ReadOnlySpan<int> source)
    {
        RaggedBatch sources = new();
        sources.Add(source);
        return Encode(sources)[0];
    }

    /// <summary>Encodes sources of any lengths together: each linear layer reads its weights once for as many as fit in a pass, and no padding is computed.</summary>
    /// <param name="sources">The sources, at least one.</param>
    /// <returns>Each in memory of its own. The caller disposes of them.</returns>
    /// <inheritdoc cref="Encode(ReadOnlySpan{int})" path="/exception"/>
    public EncodedSource[] Encode(RaggedBatch sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        _use.Enter();
        EncodedSource?[] encoded = [];
        try
        {
            Check(sources);
            encoded = new EncodedSource?[sources.Count];
            for (int i = 0; i < encoded.Length; i++)
            {
                encoded[i] = new EncodedSource(_model, sources.Tokens(i).Length);
            }

            Run(sources, encoded!);
            return encoded!;
        }
        catch
        {
            foreach (EncodedSource? source in encoded)
            {
                source?.Dispose();
            }

            throw;
        }
        finally
        {
            _use.Exit();
        }
    }

    /// <summary>Releases the memory, but not that of what was encoded. A call that is running on another thread ends first.</summary>
    public void Dispose() => _use.Dispose();

    /// <summary>Checks a source, so that what it is to be encoded into is still whole when it is refused.</summary>
    internal void Check(scoped ReadOnlySpan<int> source)
    {
        _one.Clear();
        _one.Add(source);
        Check(_one);
    }

    /// <summary>Encodes the source that was checked last, into memory that has room for it and that nobody else reads.</summary>
    internal void EncodeChecked(EncodedSource target)
    {
        _target[0] = target;
        Run(_one, _target);
    }

    private void Check(RaggedBatch sources)
    {
        ObjectDisposedException.ThrowIf(_model.Weights.IsDisposed, _model);
        EncoderChecks.Check(sources, _model.Manifest, Capacity);
    }

    private void Run(RaggedBatch sources, EncodedSource[] targets)
    {
        int hidden = _model.Manifest.Hidden;
        for (int source = 0; source < sources.Count;)
        {
            int first = source;
            source = Fill(sources, targets, first);
            _batch.Hidden = _hidden.Rows;
            _pass.Run(_batch);
            ReadOnlySpan<float> states = _hidden.Rows.FirstRows(_batch.Count);
            for (int i = first; i < source; i++)
            {
                Span<float> target = targets[i].Rewrite(sources.Tokens(i).Length);
                states.Slice((sources.Start(i) - sources.Start(first)) * hidden, target.Length).CopyTo(target);
            }
        }
    }

    /// <summary>Puts sources into the pass as long as they fit, and returns the first that does not.</summary>
    private int Fill(RaggedBatch sources, EncodedSource[] targets, int source)
    {
        _batch.Clear();
        int start = 0;
        do
        {
            ReadOnlySpan<int> tokens = sources.Tokens(source);
            _batch.Add(_cache, tokens, 0, tokens.Length, start: start);
            _batch.AddSource(targets[source].Cache, tokens.Length, tokens.Length);
            start += KeyValueCache.Padded(tokens.Length);
            source++;
        }
        while (source < sources.Count && sources.Tokens(source).Length <= Capacity - _batch.Count && KeyValueCache.Padded(sources.Tokens(source).Length) <= _cache.Capacity - start);
        return source;
    }

    private void Free()
    {
        // Some are null when the constructor ran out of memory.
        _cache?.Dispose();
        _pass?.Dispose();
        _hidden?.Dispose();
        _model.Weights.Release();
    }
}
