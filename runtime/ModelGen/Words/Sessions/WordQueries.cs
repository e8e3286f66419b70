namespace ModelGen.Runtime;

/// <summary>
/// The questions that a model answers without a session of the caller's: it keeps one for them, and makes more where several threads ask at a time. Results
/// are new arrays.
/// </summary>
public sealed class WordQueries : IDisposable
{
    private readonly IWordVectorsFactory _model;
    private WordVectorsSession? _idle;

    /// <summary>Takes no memory before the first question.</summary>
    public WordQueries(IWordVectorsFactory model) => _model = model;

    /// <inheritdoc cref="WordVectorsSession.MostSimilar(ReadOnlySpan{WeightedWord}, ReadOnlySpan{WeightedWord}, Span{ScoredWord})"/>
    public ScoredWord[] MostSimilar(scoped ReadOnlySpan<WeightedWord> positive, scoped ReadOnlySpan<WeightedWord> negative, int count)
    {
        ScoredWord[] words = Room(count);
        WordVectorsSession session = Rent(positive.Length + negative.Length);
        try
        {
            return Filled(words, session.MostSimilar(positive, negative, words));
        }
        finally
        {
            Return(session);
        }
    }

    /// <inheritdoc cref="WordVectorsSession.MostSimilar(ReadOnlySpan{float}, Span{ScoredWord})"/>
    public ScoredWord[] MostSimilar(scoped ReadOnlySpan<float> vector, int count)
    {
        ScoredWord[] words = Room(count);
        WordVectorsSession session = Rent(1);
        try
        {
            return Filled(words, session.MostSimilar(vector, words));
        }
        finally
        {
            Return(session);
        }
    }

    /// <inheritdoc cref="WordVectorsSession.MostSimilarCosMul"/>
    public ScoredWord[] MostSimilarCosMul(scoped ReadOnlySpan<string> positive, scoped ReadOnlySpan<string> negative, int count)
    {
        ScoredWord[] words = Room(count);
        WordVectorsSession session = Rent(positive.Length + negative.Length);
        try
        {
            return Filled(words, session.MostSimilarCosMul(positive, negative, words));
        }
        finally
        {
            Return(session);
        }
    }

    /// <inheritdoc cref="WordVectorsSession.Analogy"/>
    public ScoredWord[] Analogy(string a, string b, string c, int count, AnalogyMethod method)
    {
        ScoredWord[] words = Room(count);
        WordVectorsSession session = Rent(3);
        try
        {
            return Filled(words, session.Analogy(a, b, c, words, method));
        }
        finally
        {
            Return(session);
        }
    }

    /// <inheritdoc cref="WordVectorsSession.DoesntMatch"/>
    public string DoesntMatch(scoped ReadOnlySpan<string> words)
    {
        WordVectorsSession session = Rent(words.Length);
        try
        {
            return words[session.DoesntMatch(words)];
        }
        finally
        {
            Return(session);
        }
    }

    /// <inheritdoc cref="WordVectorsSession.Similarity"/>
    public float Similarity(string a, string b)
    {
        WordVectorsSession session = Rent(2);
        try
        {
            return session.Similarity(a, b);
        }
        finally
        {
            Return(session);
        }
    }

    /// <summary>Releases the session that waits for the next question.</summary>
    public void Dispose() => Interlocked.Exchange(ref _idle, null)?.Dispose();

    // More words than the vocabulary has are not found, and need no room.
    private ScoredWord[] Room(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new ScoredWord[Math.Min(count, _model.Store.Words.Count)];
    }

    private static ScoredWord[] Filled(ScoredWord[] words, int count) => count == words.Length ? words : words[..count];

    private WordVectorsSession Rent(int terms)
    {
        WordVectorsSession? idle = Interlocked.Exchange(ref _idle, null);
        if (idle?.Terms >= terms)
        {
            return idle;
        }

        idle?.Dispose();
        return new WordVectorsSession(_model, Math.Max(terms, WordVectorsSession.UsualTerms));
    }

    private void Return(WordVectorsSession session)
    {
        Interlocked.Exchange(ref _idle, session)?.Dispose();
        if (_model.Store.IsDisposed)
        {
            // The model was disposed while the question was answered.
            Dispose();
        }
    }
}
