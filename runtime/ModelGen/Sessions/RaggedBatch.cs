namespace ModelGen;

/// <summary>
/// Texts of any lengths for one call of an encoder: their token ids one after the other, and where each starts. Nothing is padded. It can be cleared and filled
/// again, and takes memory only when it grows.
/// </summary>
/// <remarks>For one thread at a time.</remarks>
public sealed class RaggedBatch
{
    private int[] _tokens = [];
    private int[] _tokenTypes = [];
    private int[] _starts = new int[1];

    /// <summary>Texts.</summary>
    public int Count { get; private set; }

    /// <summary>Tokens of all texts.</summary>
    public int TokenCount => _starts[Count];

    /// <summary>Adds a text.</summary>
    /// <param name="tokens">Its token ids.</param>
    /// <param name="tokenTypes">The type of each token; none: all are of type 0.</param>
    /// <returns>The index of the text.</returns>
    /// <exception cref="ArgumentException"><paramref name="tokens"/> is empty, or there is not one type for each token; the batch is unchanged.</exception>
    public int Add(scoped ReadOnlySpan<int> tokens, scoped ReadOnlySpan<int> tokenTypes = default)
    {
        if (tokens.IsEmpty)
        {
            throw new ArgumentException("No tokens: an encoder reads at least one, such as those that a tokenizer puts around an empty text.", nameof(tokens));
        }

        if (!tokenTypes.IsEmpty && tokenTypes.Length != tokens.Length)
        {
            throw new ArgumentException($"{tokenTypes.Length} token types for {tokens.Length} tokens: give one for each, or none.", nameof(tokenTypes));
        }

        int start = TokenCount;
        int end = checked(start + tokens.Length);
        Grow(ref _tokens, end);
        Grow(ref _tokenTypes, end);
        Grow(ref _starts, Count + 2);
        tokens.CopyTo(_tokens.AsSpan(start));
        if (tokenTypes.IsEmpty)
        {
            _tokenTypes.AsSpan(start, tokens.Length).Clear();
        }
        else
        {
            tokenTypes.CopyTo(_tokenTypes.AsSpan(start));
        }

        _starts[++Count] = end;
        return Count - 1;
    }

    /// <summary>Takes all texts out.</summary>
    public void Clear() => Count = 0;

    /// <summary>The first token of a text, counted over all texts; that of <see cref="Count"/> is the end of the last one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such text.</exception>
    public int Start(int text)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)text, (uint)Count, nameof(text));
        return _starts[text];
    }

    /// <summary>The token ids of a text.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such text.</exception>
    public ReadOnlySpan<int> Tokens(int text) => Part(_tokens, text);

    /// <summary>The type of each token of a text.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such text.</exception>
    public ReadOnlySpan<int> TokenTypes(int text) => Part(_tokenTypes, text);

    private ReadOnlySpan<int> Part(int[] array, int text)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)text, (uint)Count, nameof(text));
        return array.AsSpan(_starts[text], _starts[text + 1] - _starts[text]);
    }

    private static void Grow(ref int[] array, int length)
    {
        if (length > array.Length)
        {
            Array.Resize(ref array, Math.Max(length, 2 * array.Length));
        }
    }
}
