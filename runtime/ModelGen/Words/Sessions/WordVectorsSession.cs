namespace ModelGen.Runtime;

/// <summary>
/// Asks questions of a table of word vectors. It owns the memory that they are computed in, and results go where the caller says: nothing is allocated after
/// its creation.
/// </summary>
/// <remarks>
/// The number of threads does not change a bit of the results. Words are ranked by score, equal ones in the order of the file; the words of a query are never
/// among its results.
/// A session is for one thread at a time.
/// </remarks>
public sealed class WordVectorsSession : IDisposable
{
    /// <summary>Words that the queries of a usual session have room for.</summary>
    public const int UsualTerms = 8;

    private readonly IWordVectorsFactory _model;
    private readonly WordStore _store;
    private readonly ExclusiveUse _use;
    private readonly WordVectorsPass _pass;
    private readonly int[] _words;
    private readonly float[] _numbers;

    /// <summary>Takes the memory of a session.</summary>
    /// <param name="model">The model, whose vectors the session keeps alive.</param>
    /// <param name="terms">The most words that a query may be made of.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="terms"/> is not positive.</exception>
    /// <exception cref="ObjectDisposedException">The model was disposed.</exception>
    public WordVectorsSession(IWordVectorsFactory model, int terms)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(terms);
        ObjectDisposedException.ThrowIf(!model.Store.TryAddReference(), model);
        _model = model;
        _store = model.Store;
        Terms = terms;
        _use = new ExclusiveUse(this, Free);
        try
        {
            _pass = model.CreatePass(terms);
            _words = new int[terms];
            _numbers = new float[terms];
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The most words that a query may be made of.</summary>
    public int Terms { get; }

    /// <summary>The words whose vectors point where that of a word does, by cosine.</summary>
    /// <param name="word">A word of the model.</param>
    /// <param name="destination">Where the words go, the nearest first; its length says how many are wanted.</param>
    /// <returns>How many there are: fewer than wanted where the vocabulary is small.</returns>
    /// <exception cref="KeyNotFoundException">The word has no vector; the message names it.</exception>
    /// <exception cref="ArgumentException">The word's vector is zero.</exception>
    /// <exception cref="ObjectDisposedException">The session or its model was disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the session.</exception>
    public int MostSimilar(string word, Span<ScoredWord> destination) => MostSimilar([new WeightedWord(word)], default, destination);

    /// <summary>
    /// The words nearest to a weighted mean of words, each of unit length: 3CosAdd for two positive words and a negative one (Mikolov, Yih and Zweig 2013).
    /// </summary>
    /// <param name="positive">Words that are added.</param>
    /// <param name="negative">Words that are taken away.</param>
    /// <param name="destination">Where the words go, the nearest first; its length says how many are wanted.</param>
    /// <returns>How many there are.</returns>
    /// <exception cref="KeyNotFoundException">A word has no vector; the message names it.</exception>
    /// <exception cref="ArgumentException">There are no words, or more than <see cref="Terms"/>; a weight is not finite; the mean is zero and has no
    /// direction.</exception>
    /// <exception cref="ObjectDisposedException">The session or its model was disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the session.</exception>
    public int MostSimilar(scoped ReadOnlySpan<WeightedWord> positive, scoped ReadOnlySpan<WeightedWord> negative, Span<ScoredWord> destination)
    {
        Enter();
        try
        {
            int terms = CheckTerms(positive.Length + negative.Length);
            Find(positive, 0, 1);
            Find(negative, positive.Length, -1);
            Direct(terms);
            _pass.CosAdd();
            return Kernels.TopWords.Select(_pass.Scores.Row(0), _store.Words, _words.AsSpan(0, terms), destination);
        }
        finally
        {
            _use.Exit();
        }
    }

    /// <summary>The words whose vectors point where a vector does, by cosine: of a text, of another model, of a sum of the caller's own.</summary>
    /// <param name="vector"><c>[Dimensions]</c>, of any length but zero.</param>
    /// <param name="destination">Where the words go, the nearest first; its length says how many are wanted. No word is left out.</param>
    /// <returns>How many there are.</returns>
    /// <exception cref="ArgumentException">The vector has other dimensions, is zero, or is not finite.</exception>
    /// <exception cref="ObjectDisposedException">The session or its model was disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the session.</exception>
    public int MostSimilar(scoped ReadOnlySpan<float> vector, Span<ScoredWord> destination)
    {
        Enter();
        try
        {
            if (vector.Length != _store.Vectors.Columns)
            {
                throw new ArgumentException($"The vector has {vector.Length} numbers, and those of the model have {_store.Vectors.Columns}.", nameof(vector));
            }

            float norm = Kernels.WordNorm.Of(vector);
            if (!float.IsFinite(norm))
            {
                throw new ArgumentException("The vector is too long for float32, or has a number that is not finite.", nameof(vector));
            }

            vector.CopyTo(_pass.Units.Row(0));
            _numbers[0] = 1;
            Mean(1);
            _pass.CosAdd();
            return Kernels.TopWords.Select(_pass.Scores.Row(0), _store.Words, default, destination);
        }
        finally
        {
            _use.Exit();
        }
    }

    /// <summary>The words with the largest quotient of cosines: 3CosMul for two positive words and a negative one (Levy and Goldberg 2014).</summary>
    /// <param name="positive">Words by whose shifted cosines a word's score is multiplied, at least one.</param>
    /// <param name="negative">Words by whose shifted cosines it is divided.</param>
    /// <param name="destination">Where the words go, the highest score first; its length says how many are wanted.</param>
    /// <returns>How many there are.</returns>
    /// <exception cref="KeyNotFoundException">A word has no vector; the message names it.</exception>
    /// <exception cref="ArgumentException">There is no positive word, or there are more words than <see cref="Terms"/>.</exception>
    /// <exception cref="ObjectDisposedException">The session or its model was disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the session.</exception>
    public int MostSimilarCosMul(scoped ReadOnlySpan<string> positive, scoped ReadOnlySpan<string> negative, Span<ScoredWord> destination)
    {
        Enter();
        try
        {
            int terms = CheckTerms(positive.Length + negative.Length);
            if (positive.IsEmpty)
            {
                throw new ArgumentException("No positive words: 3CosMul multiplies the cosines with at least one.", nameof(positive));
            }

            Find(positive, 0);
            Find(negative, positive.Length);
            _pass.Lookup(_words.AsSpan(0, terms));
            _pass.CosMul(positive.Length, negative.Length);
            return Kernels.TopWords.Select(_pass.Scores.Row(0), _store.Words, _words.AsSpan(0, terms), destination);
        }
        finally
        {
            _use.Exit();
        }
    }

    /// <summary>The words that are to <paramref name="c"/> what <paramref name="b"/> is to <paramref name="a"/>: man, woman, king → queen.</summary>
    /// <param name="a">The word that <paramref name="b"/> is related to.</param>
    /// <param name="b">What it becomes.</param>
    /// <param name="c">The word whose counterpart is wanted.</param>
    /// <param name="destination">Where the words go, the best first; its length says how many are wanted.</param>
    /// <param name="method">How they are found.</param>
    /// <returns>How many there are.</returns>
    /// <exception cref="KeyNotFoundException">A word has no vector; the message names it.</exception>
    /// <exception cref="ArgumentException">The session has room for fewer than three words, or the words cancel out.</exception>
    /// <exception cref="ObjectDisposedException">The session or its model was disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the session.</exception>
    public int Analogy(string a, string b, string c, Span<ScoredWord> destination, AnalogyMethod method = AnalogyMethod.CosAdd) => method switch
    {
        AnalogyMethod.CosAdd => MostSimilar([new WeightedWord(b), new WeightedWord(c)], [new WeightedWord(a)], destination),
        AnalogyMethod.CosMul => MostSimilarCosMul([b, c], [a], destination),
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Choose AnalogyMethod.CosAdd or AnalogyMethod.CosMul."),
    };

    /// <summary>The word that fits the others least: the one whose cosine with the mean of all, each of unit length, is smallest.</summary>
    /// <param name="words">Words of the model, at least one.</param>
    /// <returns>Its place in <paramref name="words"/>; the first of equal ones.</returns>
    /// <exception cref="KeyNotFoundException">A word has no vector; the message names it.</exception>
    /// <exception cref="ArgumentException">There are no words, or more than <see cref="Terms"/>; or they cancel out.</exception>
    /// <exception cref="ObjectDisposedException">The session or its model was disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the session.</exception>
    public int DoesntMatch(params scoped ReadOnlySpan<string> words)
    {
        Enter();
        try
        {
            int terms = CheckTerms(words.Length);
            Find(words, 0);
            _numbers.AsSpan(0, terms).Fill(1);
            Direct(terms);
            Span<float> cosines = _numbers.AsSpan(0, terms);
            _pass.Centrality(cosines);
            return System.Numerics.Tensors.TensorPrimitives.IndexOfMin<float>(cosines);
        }
        finally
        {
            _use.Exit();
        }
    }

    /// <summary>The cosine of the vectors of two words, −1 to 1.</summary>
    /// <exception cref="KeyNotFoundException">A word has no vector; the message names it.</exception>
    /// <exception cref="ArgumentException">The session has room for one word alone, or the first word's vector is zero.</exception>
    /// <exception cref="ObjectDisposedException">The session or its model was disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the session.</exception>
    public float Similarity(string a, string b)
    {
        Enter();
        try
        {
            int terms = CheckTerms(2);
            Find([a, b], 0);
            _numbers[0] = 1;
            _numbers[1] = 0;
            Direct(terms);
            Span<float> cosines = _numbers.AsSpan(0, terms);
            _pass.Centrality(cosines);
            return cosines[1];
        }
        finally
        {
            _use.Exit();
        }
    }

    /// <summary>
    /// Releases the session's memory, and the vectors if their model was disposed before. A call that is running on another thread ends first.
    /// </summary>
    public void Dispose() => _use.Dispose();

    private void Enter()
    {
        _use.Enter();
        if (_store.IsDisposed)
        {
            _use.Exit();
            throw new ObjectDisposedException(_model.GetType().Name);
        }
    }

    private int CheckTerms(int terms)
    {
        if (terms == 0)
        {
            throw new ArgumentException("No words: a query is made of at least one.");
        }

        return terms <= Terms
            ? terms
            : throw new ArgumentException($"{terms} words are too many: the session was created for queries of at most {Terms}. Create it with more terms.");
    }

    private void Find(scoped ReadOnlySpan<WeightedWord> words, int first, float sign)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (!float.IsFinite(words[i].Weight))
            {
                throw new ArgumentException($"The weight of '{words[i].Word}' is {words[i].Weight}: give a finite number.", nameof(words));
            }

            _words[first + i] = _store.Words.Find(words[i].Word);
            _numbers[first + i] = sign * words[i].Weight;
        }
    }

    private void Find(scoped ReadOnlySpan<string> words, int first)
    {
        for (int i = 0; i < words.Length; i++)
        {
            _words[first + i] = _store.Words.Find(words[i]);
        }
    }

    /// <summary>Looks the words up and takes their mean.</summary>
    private void Direct(int terms)
    {
        _pass.Lookup(_words.AsSpan(0, terms));
        Mean(terms);
    }

    private void Mean(int terms)
    {
        _pass.Mean(_numbers.AsSpan(0, terms));
        if (!_pass.Query.Row(0).ContainsAnyExcept(0f))
        {
            throw new ArgumentException(
                "The words of the query cancel out, or their vectors are zero: what is left has no direction that words could be compared with.");
        }
    }

    private void Free()
    {
        // Null when the constructor ran out of memory.
        _pass?.Dispose();
        _store.Release();
    }
}
