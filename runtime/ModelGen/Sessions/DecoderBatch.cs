namespace ModelGen.Runtime;

/// <summary>
/// Scratch memory for passes over many sessions at once, in which each linear layer reads its weights once for all. Add the tokens of each session, run, read
/// the logits of each.
/// </summary>
/// <remarks>
/// What a session gets does not depend on what it shares a pass with, to the bit. For one thread at a time; spans are valid until the next call on the batch,
/// or its disposal.
/// </remarks>
public sealed class DecoderBatch : IDisposable
{
    private readonly IDecoderFactory _model;
    private readonly ExclusiveUse _use;
    private readonly DecoderPass _pass;
    private readonly TokenBatch _batch;
    private readonly OutputBuffer _hidden;
    private readonly OutputBuffer _logits;
    private readonly DecoderSession[] _sessions;
    private readonly int[] _versions;
    private bool _done;

    /// <summary>Takes the scratch memory.</summary>
    /// <param name="model">The model whose sessions will share passes.</param>
    /// <param name="tokens">The most tokens of one pass, over all its sessions.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tokens"/> is not positive.</exception>
    /// <exception cref="ObjectDisposedException">The model was disposed.</exception>
    public DecoderBatch(IDecoderFactory model, int tokens)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tokens);
        ObjectDisposedException.ThrowIf(!model.Weights.TryAddReference(), model);
        _model = model;
        _use = new ExclusiveUse(this, Free);
        _sessions = new DecoderSession[tokens];
        _versions = new int[tokens];
        try
        {
            _pass = model.CreatePass(tokens);
            _batch = new TokenBatch(tokens, sequences: tokens, model.Weights.Workers, hasSources: model is ISequenceToSequenceFactory);
            _hidden = new OutputBuffer(model.Manifest.Hidden, tokens);
            _logits = new OutputBuffer(model.Manifest.Vocabulary, rows: 1);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The most tokens of one pass.</summary>
    public int Capacity => _batch.Capacity;

    /// <summary>Tokens added to the pass so far.</summary>
    public int Tokens => _done ? 0 : _batch.Count;

    /// <summary>Sessions in the pass that is being prepared, or in the last one that ran.</summary>
    public int Count { get; private set; }

    /// <summary>Adds the next tokens of a session to the pass. After a pass, the first call begins the next one.</summary>
    /// <param name="session">A session of the same model that is not in the pass yet.</param>
    /// <param name="tokens">Its next token ids, at least one.</param>
    /// <returns>The index to read its results by.</returns>
    /// <exception cref="ArgumentException">The session belongs to another model or is in the pass already, or the tokens are none or do not fit in the session
    /// or the batch; the pass is unchanged.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token id is outside the vocabulary; the pass is unchanged.</exception>
    /// <exception cref="ObjectDisposedException">The batch, the session or the model was disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the batch or the session.</exception>
    public int Add(DecoderSession session, scoped ReadOnlySpan<int> tokens)
    {
        ArgumentNullException.ThrowIfNull(session);
        _use.Enter();
        try
        {
            session.Enter();
            try
            {
                return AddChecked(session, tokens);
            }
            finally
            {
                session.Exit();
            }
        }
        finally
        {
            _use.Exit();
        }
    }

    /// <summary>Runs the pass: every session has read its tokens afterwards.</summary>
    /// <exception cref="InvalidOperationException">
    /// Nothing was added, a session has moved since it was added, or another thread is using the batch or one of its sessions; no session is changed.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The batch, a session or the model was disposed; no session is changed.</exception>
    public void Forward()
    {
        _use.Enter();
        int entered = 0;
        try
        {
            ObjectDisposedException.ThrowIf(_model.Weights.IsDisposed, _model);
            if (_done || Count == 0)
            {
                throw new InvalidOperationException("The batch is empty: add the tokens of at least one session before Forward.");
            }

            for (; entered < Count; entered++)
            {
                _sessions[entered].Enter();
            }

            RunChecked();
        }
        finally
        {
            while (entered > 0)
            {
                _sessions[--entered].Exit();
            }

            _use.Exit();
        }
    }

    /// <summary>The logits after the last token of a session, <c>[Vocabulary]</c>.</summary>
    /// <param name="index">What <see cref="Add"/> returned.</param>
    /// <exception cref="InvalidOperationException">The pass has not run.</exception>
    /// <exception cref="ArgumentOutOfRangeException">No session of the pass has that index.</exception>
    /// <exception cref="ObjectDisposedException">The batch was disposed.</exception>
    public ReadOnlySpan<float> Logits(int index)
    {
        _use.Enter();
        try
        {
            CheckDone(index);
            return _logits.Rows.Row(index);
        }
        finally
        {
            _use.Exit();
        }
    }

    /// <summary>Hidden states after the final norm of the tokens of a session, <c>[tokens × Hidden]</c>.</summary>
    /// <inheritdoc cref="Logits"/>
    public ReadOnlySpan<float> Hidden(int index)
    {
        _use.Enter();
        try
        {
            CheckDone(index);
            SequenceSlice sequence = _batch.Sequences[index];
            return _hidden.Rows.From(sequence.First).FirstRows(sequence.Count);
        }
        finally
        {
            _use.Exit();
        }
    }

    /// <summary>Takes everything out of the pass that is being prepared.</summary>
    /// <exception cref="ObjectDisposedException">The batch was disposed.</exception>
    public void Clear()
    {
        _use.Enter();
        try
        {
            Reset();
        }
        finally
        {
            _use.Exit();
        }
    }

    /// <summary>Releases the batch's memory; its sessions live on. A call that is running on another thread ends first.</summary>
    public void Dispose() => _use.Dispose();

    private int AddChecked(DecoderSession session, ReadOnlySpan<int> tokens)
    {
        if (_done)
        {
            Reset();
        }

        if (!ReferenceEquals(session.Model, _model))
        {
            throw new ArgumentException($"The session belongs to another model than the batch (which is of {_model.Manifest.Name}): add it to a batch of its own model.", nameof(session));
        }

        if (Array.IndexOf(_sessions, session, 0, Count) >= 0)
        {
            throw new ArgumentException("The session is in this pass already: add all its tokens at once, or run the pass first.", nameof(session));
        }

        session.Check(tokens);
        PrefixBlock block = session.BlockAfter(tokens, isPrefix: false);
        if (tokens.Length > Capacity - _batch.Count)
        {
            throw new ArgumentException(
                $"{tokens.Length} tokens do not fit: the pass holds {_batch.Count} of at most {Capacity}. Create the batch for more tokens, or run the pass and add the rest to the next.",
                nameof(tokens));
        }

        session.AddTo(_batch, tokens, session.Position, session.Position + tokens.Length, block);
        _batch.Output(_batch.Count - 1);
        _sessions[Count] = session;
        _versions[Count] = session.Version;
        return Count++;
    }

    private void RunChecked()
    {
        ReadOnlySpan<SequenceSlice> sequences = _batch.Sequences;
        for (int i = 0; i < Count; i++)
        {
            if (_sessions[i].Version != _versions[i])
            {
                throw new InvalidOperationException(
                    $"Session {i} of the batch was at position {sequences[i].Position} when its tokens were added, and has been used since (it is at {_sessions[i].Position} now): do not use a session between Add and Forward. Clear the batch and add again.");
            }
        }

        for (int i = 0; i < Count; i++)
        {
            _sessions[i].Reread(sequences[i].Length);
        }

        _batch.Hidden = _hidden.Rows;
        _batch.Logits = _logits.Reserve(Count);
        _pass.Run(_batch);
        for (int i = 0; i < Count; i++)
        {
            _sessions[i].Advance(_batch.Tokens.Slice(sequences[i].First, sequences[i].Count), sequences[i].Block);
        }

        _done = true;
    }

    private void CheckDone(int index)
    {
        if (!_done)
        {
            throw new InvalidOperationException("The pass has not run: call Forward before reading its results.");
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
    }

    private void Reset()
    {
        _batch.Clear();
        Array.Clear(_sessions, 0, Count);
        Count = 0;
        _done = false;
    }

    private void Free()
    {
        // Some are null when the constructor ran out of memory.
        _pass?.Dispose();
        _hidden?.Dispose();
        _logits?.Dispose();
        _model.Weights.Release();
    }
}
