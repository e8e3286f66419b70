namespace ModelGen.Runtime;

/// <summary>Memory for passes over sentences; nothing is allocated after its creation.</summary>
/// <remarks>
/// A sentence has the same vectors to the bit whatever it shares a call with. For one thread at a time; what a call returns is valid until the next one, or the
/// session's disposal.
/// </remarks>
public sealed unsafe class WordEmbedderSession : IDisposable
{
    private readonly IWordEmbedderFactory _model;
    private readonly ExclusiveUse _use;
    private readonly LstmStates? _states;
    private readonly WordPass _pass;
    private readonly WordBatch _batch;
    private readonly OutputBuffer _layers;
    private readonly OutputBuffer _mixed;
    private readonly NativeBuffer _mixWeights;

    /// <summary>Takes the memory.</summary>
    /// <param name="model">The model, whose weights the session keeps alive.</param>
    /// <param name="capacity">The most words of one call, over all its sentences.</param>
    /// <param name="sentences">The most sentences of one call.</param>
    /// <param name="stateful">Whether a sentence goes on where the one at the same place of the last call ended; null: as it is declared.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive, or larger than memory can be.</exception>
    /// <exception cref="ObjectDisposedException">The model was disposed.</exception>
    public WordEmbedderSession(IWordEmbedderFactory model, int capacity, int sentences, bool? stateful = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sentences);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(((long)capacity + (2L * sentences)) * model.MaximumCharacters, Array.MaxLength, nameof(capacity));
        ObjectDisposedException.ThrowIf(!model.Weights.TryAddReference(), model);
        _model = model;
        _use = new ExclusiveUse(this, Free);
        Capacity = capacity;
        Sentences = sentences;
        Layers = model.Manifest.Layers + 1;
        IsStateful = stateful ?? model.IsStateful;
        try
        {
            _states = IsStateful ? model.CreateStates(sentences) : null;
            _pass = model.CreatePass(WordBatch.TokensOf(capacity, sentences));
            _batch = new WordBatch(capacity, sentences, model.MaximumCharacters, _states, model.Weights.Workers);
            _layers = new OutputBuffer(model.Manifest.Hidden, checked(Layers * capacity));
            _mixed = new OutputBuffer(model.Manifest.Hidden, capacity);
            _mixWeights = new NativeBuffer((long)Layers * sizeof(float));
            _batch.Layers = _layers.Rows;
            _batch.Mixed = _mixed.Rows;
            _batch.MixWeights = new VectorWeights(_mixWeights.Floats, Layers);
            SetMix([]);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The most words of one call, over all its sentences.</summary>
    public int Capacity { get; }

    /// <summary>The most sentences of one call.</summary>
    public int Sentences { get; }

    /// <summary>Layers of a result, the character convolution (layer 0) included.</summary>
    public int Layers { get; }

    /// <summary>Whether a sentence goes on where the one at the same place of the last call ended.</summary>
    public bool IsStateful { get; }

    /// <summary>Reads one sentence.</summary>
    /// <param name="words">Its words, in their own case; the marks of begin and end are added.</param>
    /// <exception cref="ArgumentException">There are more words than the session has room for, or one of them is null; the session is unchanged.</exception>
    /// <exception cref="ObjectDisposedException">The session or its model was disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the session.</exception>
    public WordEmbeddings Embed(params scoped ReadOnlySpan<string> words)
    {
        int length = words.Length;
        return Embed(words, new ReadOnlySpan<int>(in length));
    }

    /// <summary>Reads several sentences, each by itself, in one pass. One without words has no vectors, and keeps its state.</summary>
    /// <param name="words">The words of all sentences, one behind the other.</param>
    /// <param name="lengths">Words of each sentence; together as many as <paramref name="words"/>.</param>
    /// <inheritdoc cref="Embed(ReadOnlySpan{string})"/>
    public WordEmbeddings Embed(scoped ReadOnlySpan<string> words, scoped ReadOnlySpan<int> lengths)
    {
        _use.Enter();
        try
        {
            ObjectDisposedException.ThrowIf(_model.Weights.IsDisposed, _model);
            Check(words, lengths);
            _batch.Fill(words, lengths);
            if (words.Length > 0)
            {
                _pass.Run(_batch);
            }

            return new WordEmbeddings(_batch.Layers, _batch.Mixed, Layers, words.Length);
        }
        finally
        {
            _use.Exit();
        }
    }

    /// <summary>
    /// Chooses how the layers are mixed, <c>γ·Σ softmax(s)ₖ·layerₖ</c> (Peters et al. 2018, eq. 1), from the next call on. Without it, their mean.
    /// </summary>
    /// <param name="scalars">s, a number for each layer, as a task has learned them; empty: all equal.</param>
    /// <param name="gamma">γ</param>
    /// <exception cref="ArgumentException">There is not one number for each layer, or one is not finite.</exception>
    /// <exception cref="ObjectDisposedException">The session was disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the session.</exception>
    public void SetMix(scoped ReadOnlySpan<float> scalars, float gamma = 1)
    {
        if (scalars.Length != 0 && scalars.Length != Layers)
        {
            throw new ArgumentException($"{scalars.Length} numbers do not mix {Layers} layers: give one for each, layer 0 (the character convolution) first.", nameof(scalars));
        }

        float largest = 0;
        for (int i = 0; i < scalars.Length; i++)
        {
            if (!float.IsFinite(scalars[i]))
            {
                throw new ArgumentException($"The number of layer {i} is {scalars[i]}: give finite numbers.", nameof(scalars));
            }

            largest = i == 0 ? scalars[i] : MathF.Max(largest, scalars[i]);
        }

        _use.Enter();
        try
        {
            double sum = 0;
            for (int layer = 0; layer < Layers; layer++)
            {
                sum += Exponential(scalars, layer, largest);
            }

            for (int layer = 0; layer < Layers; layer++)
            {
                _mixWeights.Floats[layer] = (float)(gamma * Exponential(scalars, layer, largest) / sum);
            }
        }
        finally
        {
            _use.Exit();
        }
    }

    /// <summary>Forgets what earlier calls left: the next one begins anew. Without effect on a session that is not stateful.</summary>
    /// <exception cref="ObjectDisposedException">The session was disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the session.</exception>
    public void Reset()
    {
        _use.Enter();
        try
        {
            _states?.Clear();
        }
        finally
        {
            _use.Exit();
        }
    }

    /// <summary>Releases the session's memory. A call that is running on another thread ends first.</summary>
    public void Dispose() => _use.Dispose();

    private static double Exponential(ReadOnlySpan<float> scalars, int layer, float largest) => scalars.IsEmpty ? 1 : Math.Exp((double)scalars[layer] - largest);

    private void Check(ReadOnlySpan<string> words, ReadOnlySpan<int> lengths)
    {
        if (words.Length > Capacity || lengths.Length > Sentences)
        {
            throw new ArgumentException(
                $"{words.Length} words in {lengths.Length} sentences do not fit: the session has room for {Capacity} words in {Sentences} sentences. Create a larger one, or make several calls.",
                nameof(words));
        }

        long sum = 0;
        foreach (int length in lengths)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(length, nameof(lengths));
            sum += length;
        }

        if (sum != words.Length)
        {
            throw new ArgumentException($"The lengths add up to {sum} words, and {words.Length} are given.", nameof(lengths));
        }

        int missing = words.IndexOf((string)null!);
        if (missing >= 0)
        {
            throw new ArgumentException($"Word {missing} of {words.Length} is null.", nameof(words));
        }
    }

    private void Free()
    {
        // Some are null when the constructor ran out of memory.
        _states?.Dispose();
        _pass?.Dispose();
        _layers?.Dispose();
        _mixed?.Dispose();
        _mixWeights?.Dispose();
        _model.Weights.Release();
    }
}
