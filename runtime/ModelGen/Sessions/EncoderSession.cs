namespace ModelGen.Runtime;

/// <summary>
/// What an encoder computes in: one text, or many of different lengths in one call. It owns the scratch memory of the forward pass; nothing is allocated after
/// its creation but room for results that are
/// larger than those before, which is native memory.
/// </summary>
/// <remarks>
/// What a text gets does not depend on what it shares a call with, to the bit. For one thread at a time. Spans that it returns are valid until the next call on
/// it, or its disposal.
/// </remarks>
public class EncoderSession : IDisposable
{
    private readonly IEncoderFactory _model;
    private readonly ExclusiveUse _use;
    private readonly KeyValueCache _cache;
    private readonly EncoderPass _pass;
    private readonly TokenBatch _batch;
    private readonly OutputBuffer _hidden;
    private readonly EncoderOutput _pooled;
    private readonly EncoderOutput _logits;
    private readonly EncoderOutput _nextSentence;
    private readonly RaggedBatch _one = new();

    /// <summary>Takes the memory.</summary>
    /// <param name="model">The model, whose weights the session keeps alive.</param>
    /// <param name="tokens">The most tokens of one pass, over all its texts.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tokens"/> is not positive.</exception>
    /// <exception cref="ObjectDisposedException">The model was disposed.</exception>
    public EncoderSession(IEncoderFactory model, int tokens)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tokens);
        ObjectDisposedException.ThrowIf(!model.Weights.TryAddReference(), model);
        _model = model;
        _use = new ExclusiveUse(this, Free);
        try
        {
            ModelManifest manifest = model.Manifest;

            // Each text starts a block: with twice the room, texts of sixteen tokens and more fill a pass to its last token.
            _cache = model.CreateCache(checked(2 * KeyValueCache.Padded(tokens)));
            _pass = model.CreatePass(tokens);
            _batch = new TokenBatch(tokens, sequences: tokens, model.Weights.Workers);
            _hidden = new OutputBuffer(manifest.Hidden, tokens);
            _pooled = new EncoderOutput(manifest.Heads.FirstOrDefault(head => head.Kind == Head.Pooler));
            _logits = new EncoderOutput(manifest.Heads.FirstOrDefault(head => head.GivesLogits));
            _nextSentence = new EncoderOutput(manifest.Heads.FirstOrDefault(head => head.Kind == Head.NextSentence));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The most tokens of one pass, and of one text.</summary>
    public int Capacity => _batch.Capacity;

    /// <summary>The vector of each text of the last call, <c>[texts × Hidden]</c>; empty before the first.</summary>
    /// <exception cref="InvalidOperationException">The model has no pooler, or another thread is using the session.</exception>
    /// <exception cref="ObjectDisposedException">The session was disposed.</exception>
    public ReadOnlySpan<float> Pooled => Read(_pooled, "Pooled", "Head.Pooler");

    /// <summary>
    /// The logits of the last call: <c>[tokens × Vocabulary]</c> of a masked language model, <c>[tokens × Classes]</c> or <c>[texts × Classes]</c> of a
    /// classifier; empty before the first.
    /// </summary>
    /// <exception cref="InvalidOperationException">The model has no such head, or another thread is using the session.</exception>
    /// <exception cref="ObjectDisposedException">The session was disposed.</exception>
    public ReadOnlySpan<float> Logits => Read(_logits, "Logits", "Head.MaskedLanguageModel, or another head that gives them");

    /// <summary>
    /// The two logits for each text of the last call, <c>[texts × 2]</c>: its second part follows the first, or does not; empty before the first call.
    /// </summary>
    /// <exception cref="InvalidOperationException">The model has no such head, or another thread is using the session.</exception>
    /// <exception cref="ObjectDisposedException">The session was disposed.</exception>
    public ReadOnlySpan<float> NextSentence => Read(_nextSentence, "NextSentence", "Head.NextSentence");

    /// <summary>Encodes one text.</summary>
    /// <param name="tokens">Its token ids, at least one.</param>
    /// <param name="tokenTypes">The type of each token; none: all are of type 0.</param>
    /// <returns>Its hidden states, <c>[tokens × Hidden]</c>.</returns>
    /// <exception cref="ArgumentException">There are no tokens, more than the capacity or the model's context, or not one type for each.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token id is outside the vocabulary, or a type is none of the model's.</exception>
    /// <exception cref="ObjectDisposedException">The session or its model was disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the session.</exception>
    public ReadOnlySpan<float> Encode(scoped ReadOnlySpan<int> tokens, scoped ReadOnlySpan<int> tokenTypes = default)
    {
        _use.Enter();
        try
        {
            _one.Clear();
            _one.Add(tokens, tokenTypes);
            Run(_one, []);
            return _hidden.Rows.FirstRows(tokens.Length);
        }
        finally
        {
            _use.Exit();
        }
    }

    /// <summary>
    /// Encodes texts of any lengths together: each linear layer reads its weights once for as many as fit in a pass, and no padding is computed.
    /// </summary>
    /// <param name="texts">The texts, at least one.</param>
    /// <param name="destination">Where their hidden states go, one text after the other, <c>[tokens of all texts × Hidden]</c>.</param>
    /// <exception cref="ArgumentException">There are no texts, one is longer than the capacity or the model's context, or the destination is too
    /// short.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token id is outside the vocabulary, or a type is none of the model's.</exception>
    /// <exception cref="ObjectDisposedException">The session or its model was disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the session.</exception>
    public void Encode(RaggedBatch texts, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(texts);
        _use.Enter();
        try
        {
            long floats = (long)texts.TokenCount * _model.Manifest.Hidden;
            if (destination.Length < floats)
            {
                throw new ArgumentException(
                    $"The destination holds {destination.Length} floats; {texts.TokenCount} tokens × {_model.Manifest.Hidden} are {floats}.",
                    nameof(destination));
            }

            Run(texts, destination);
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

    private void Run(RaggedBatch texts, scoped Span<float> destination)
    {
        ObjectDisposedException.ThrowIf(_model.Weights.IsDisposed, _model);
        EncoderChecks.Check(texts, _model.Manifest, Capacity);
        _pooled.Reserve(texts);
        _logits.Reserve(texts);
        _nextSentence.Reserve(texts);
        for (int text = 0; text < texts.Count;)
        {
            int first = text;
            text = Fill(texts, first);
            _batch.Hidden = _hidden.Rows;
            _batch.Pooled = _pooled.From(texts, first);
            _batch.Logits = _logits.From(texts, first);
            _batch.NextSentence = _nextSentence.From(texts, first);
            _pass.Run(_batch);
            if (!destination.IsEmpty)
            {
                _hidden.Rows.FirstRows(_batch.Count).CopyTo(destination[(texts.Start(first) * _model.Manifest.Hidden)..]);
            }
        }
    }

    /// <summary>Puts texts into the pass as long as they fit, and returns the first that does not.</summary>
    private int Fill(RaggedBatch texts, int text)
    {
        _batch.Clear();
        int start = 0;
        do
        {
            ReadOnlySpan<int> tokens = texts.Tokens(text);
            for (int row = 0; row < tokens.Length; row++)
            {
                _batch.Output(_batch.Count + row);
            }

            _batch.Add(_cache, tokens, 0, tokens.Length, start: start, tokenTypes: texts.TokenTypes(text));
            start += KeyValueCache.Padded(tokens.Length);
            text++;
        }
        while (text < texts.Count && texts.Tokens(text).Length <= Capacity - _batch.Count && KeyValueCache.Padded(texts.Tokens(text).Length) <= _cache.Capacity - start);
        return text;
    }

    private ReadOnlySpan<float> Read(EncoderOutput output, string what, string head)
    {
        _use.Enter();
        try
        {
            return output.IsDeclared
                ? output.Result
                : throw new InvalidOperationException($"{_model.Manifest.Name} has no {what}: declare [Head] with {head}.");
        }
        finally
        {
            _use.Exit();
        }
    }

    private void Free()
    {
        // Some are null when the constructor ran out of memory.
        _cache?.Dispose();
        _pass?.Dispose();
        _hidden?.Dispose();
        _pooled?.Dispose();
        _logits?.Dispose();
        _nextSentence?.Dispose();
        _model.Weights.Release();
    }
}
