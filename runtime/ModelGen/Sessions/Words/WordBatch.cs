using ModelGen.Kernels;

namespace ModelGen.Runtime;

/// <summary>
/// What one pass over sentences works on: their words and the marks before and behind them, never padded. The sentences lie side by side, the longest first,
/// and the tokens at one place of all of
/// them one behind the other, so that a step of a recurrent layer is a matrix of neighbouring rows.
/// </summary>
public sealed class WordBatch
{
    /// <summary>The largest number of a character.</summary>
    internal const int LastCharacter = WordCharacters.Padding;

    private readonly ushort[] _characters;
    private readonly int[] _lengths;
    private readonly int[] _wordRows;
    private readonly long[] _order;
    private readonly int[] _firstWords;
    private readonly TimeStep[] _steps;
    private readonly LstmStates? _states;
    private readonly WorkerPool _workers;
    private int _active;
    private int _stepCount;

    internal WordBatch(int words, int sentences, int maximumCharacters, LstmStates? states, WorkerPool workers)
    {
        int tokens = TokensOf(words, sentences);
        MaximumCharacters = maximumCharacters;
        _characters = new ushort[checked(tokens * maximumCharacters)];
        _lengths = new int[tokens];
        _wordRows = new int[words];
        _order = new long[sentences];
        _firstWords = new int[sentences];
        _steps = new TimeStep[words + 2];
        _states = states;
        _workers = workers;
    }

    /// <summary>Characters of a token, what fills it up included.</summary>
    public int MaximumCharacters { get; }

    /// <summary>Tokens in the pass: the words, and two marks for each sentence that has any.</summary>
    public int Count { get; private set; }

    /// <summary>Words in the pass.</summary>
    public int Words { get; private set; }

    /// <summary>All tokens of the pass as rows.</summary>
    public Rows Rows => new(Count, _workers);

    /// <summary>All words of the pass as rows.</summary>
    public Rows Outputs => new(Words, _workers);

    /// <summary>The row of each word, in the order in which the words were given.</summary>
    public ReadOnlySpan<int> WordRows => _wordRows.AsSpan(0, Words);

    /// <summary>The steps from the begin of the sentences to the end of the longest; fewer and fewer sentences take part.</summary>
    public ReadOnlySpan<TimeStep> Steps => _steps.AsSpan(0, _stepCount);

    /// <summary>Where the pass writes its layers, <c>[layers + 1 × words × 2·Projection]</c>.</summary>
    public Activations Layers { get; internal set; }

    /// <summary>Where the pass writes their weighted sum, <c>[words × 2·Projection]</c>.</summary>
    public Activations Mixed { get; internal set; }

    /// <summary>The weight of each layer in the sum.</summary>
    public VectorWeights MixWeights { get; internal set; }

    /// <summary>Where the pass writes one layer, <c>[words × 2·Projection]</c>.</summary>
    public Activations Layer(int layer) => Layers.From(layer * Words);

    /// <summary>Tokens of so many words in so many sentences.</summary>
    internal static int TokensOf(int words, int sentences) => checked(words + (2 * sentences));

    /// <summary>The characters of a token, <c>[MaximumCharacters]</c>.</summary>
    internal ReadOnlySpan<ushort> CharactersOf(int token) => _characters.AsSpan(token * MaximumCharacters, MaximumCharacters);

    /// <summary>How many of the characters of a token are its own.</summary>
    internal int LengthOf(int token) => _lengths[token];

    /// <summary>The state of each sentence before the first step: zero, or what the last pass left.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="direction">Its direction.</param>
    /// <param name="cell"><c>[sentences × CellSize]</c></param>
    /// <param name="hidden"><c>[sentences × Projection]</c></param>
    public void Recall(int layer, LstmDirection direction, Activations cell, Activations hidden)
    {
        if (_states is null)
        {
            cell.FirstRows(_active).Clear();
            hidden.FirstRows(_active).Clear();
            return;
        }

        for (int row = 0; row < _active; row++)
        {
            int sentence = SentenceOf(row);
            _states.Cell(layer, direction, sentence).CopyTo(cell.Row(row));
            _states.Hidden(layer, direction, sentence).CopyTo(hidden.Row(row));
        }
    }

    /// <summary>Keeps the state of each sentence after the last step for the next pass, in a session that asks for it.</summary>
    /// <inheritdoc cref="Recall"/>
    public void Remember(int layer, LstmDirection direction, Activations cell, Activations hidden)
    {
        if (_states is null)
        {
            return;
        }

        for (int row = 0; row < _active; row++)
        {
            int sentence = SentenceOf(row);
            cell.Row(row).CopyTo(_states.Cell(layer, direction, sentence));
            hidden.Row(row).CopyTo(_states.Hidden(layer, direction, sentence));
        }
    }

    /// <summary>Lays the sentences out.</summary>
    /// <param name="words">The words of all sentences, one behind the other; as many as fit.</param>
    /// <param name="lengths">Words of each sentence.</param>
    internal void Fill(ReadOnlySpan<string> words, ReadOnlySpan<int> lengths)
    {
        Order(lengths);
        LayOut(lengths);
        Words = words.Length;
        for (int row = 0; row < _active; row++)
        {
            int sentence = SentenceOf(row);
            int length = lengths[sentence];
            int first = _firstWords[sentence];
            int begin = _steps[0].First + row;
            int end = _steps[length + 1].First + row;
            _lengths[begin] = WordCharacters.Write(WordCharacters.BeginOfSentence, Characters(begin));
            _lengths[end] = WordCharacters.Write(WordCharacters.EndOfSentence, Characters(end));
            for (int i = 0; i < length; i++)
            {
                int token = _steps[i + 1].First + row;
                _wordRows[first + i] = token;
                _lengths[token] = WordCharacters.Write(words[first + i], Characters(token));
            }
        }
    }

    /// <summary>
    /// Sorts the sentences that have words, the longest first, in the given order where they are of one length. Numbers sort without a comparer, and so without
    /// allocation.
    /// </summary>
    private void Order(ReadOnlySpan<int> lengths)
    {
        _active = 0;
        int word = 0;
        for (int sentence = 0; sentence < lengths.Length; sentence++)
        {
            _firstWords[sentence] = word;
            word += lengths[sentence];
            if (lengths[sentence] > 0)
            {
                _order[_active++] = ((long)(int.MaxValue - lengths[sentence]) << 32) | (uint)sentence;
            }
        }

        _order.AsSpan(0, _active).Sort();
    }

    private void LayOut(ReadOnlySpan<int> lengths)
    {
        _stepCount = _active == 0 ? 0 : lengths[SentenceOf(0)] + 2;
        int sentences = _active;
        Count = 0;
        for (int step = 0; step < _stepCount; step++)
        {
            while (lengths[SentenceOf(sentences - 1)] + 2 <= step)
            {
                sentences--;
            }

            _steps[step] = new TimeStep(Count, new Rows(sentences, _workers));
            Count += sentences;
        }
    }

    private int SentenceOf(int row) => (int)(uint)_order[row];

    private Span<ushort> Characters(int token) => _characters.AsSpan(token * MaximumCharacters, MaximumCharacters);
}
