namespace ModelGen.Runtime;

/// <summary>
/// One text of a prefix decoder: a block of tokens that all see each other, and behind it tokens that see the block and what was read of the answer.
/// </summary>
/// <remarks>
/// <code>
/// session.Prefix([.. text, gMask]);         // one bidirectional block
/// logits = session.Forward([start]);        // the answer, token by token
/// </code>
/// The first call on an empty session may also be <see cref="DecoderSession.Forward"/> with a whole prompt, as everything that works with an <see
/// cref="IDecoder"/> does it: where the model fills blanks,
/// what stands before the first token that begins an answer is the prefix; where it does not, the whole call is.
/// Every token of the prefix depends on all others, so it goes through the model in one pass and cannot grow: for a new turn, <see
/// cref="DecoderSession.Truncate"/> to 0 and read the larger prefix.
/// The scratch memory is that of one pass over the longest prefix.
/// </remarks>
public sealed class PrefixDecoderSession : DecoderSession
{
    private readonly BlankTokens? _blanks;
    private readonly int _longest;

    /// <summary>Makes an empty session.</summary>
    /// <param name="model">The model, whose weights the session keeps alive.</param>
    /// <param name="blanks">The special tokens of a model that fills blanks; null where it only continues.</param>
    /// <param name="capacity">The most tokens of the text, prefix and answer together.</param>
    /// <param name="prefix">The most tokens of the prefix.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> or <paramref name="prefix"/> is not positive, or the prefix is longer than the
    /// text.</exception>
    /// <exception cref="ObjectDisposedException">The model was disposed.</exception>
    public PrefixDecoderSession(IDecoderFactory model, BlankTokens? blanks, int capacity, int prefix)
        : base(model, capacity, prefix)
    {
        _blanks = blanks;
        _longest = prefix;
    }

    /// <summary>The token that an answer begins with, where the model fills blanks; null where it only continues.</summary>
    public int? Start => _blanks?.Start;

    /// <summary>Tokens of the prefix; 0 before it was read.</summary>
    public int PrefixLength => Block.Length;

    /// <summary>Reads the prefix, one block in which each token sees all others, and returns the logits after its last token, <c>[Vocabulary]</c>.</summary>
    /// <param name="tokens">Token ids, at least one; of a model that fills blanks, with a mask token and without the token that begins an answer.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="tokens"/> is empty, longer than the session's prefix or its capacity, or has no blank to fill, or has the token that begins an answer;
    /// the session is unchanged.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A token id is outside the vocabulary; the session is unchanged.</exception>
    /// <exception cref="ObjectDisposedException">The session or its model was disposed.</exception>
    /// <exception cref="InvalidOperationException">The session has a prefix already, or another thread is using it; the session is unchanged.</exception>
    public ReadOnlySpan<float> Prefix(scoped ReadOnlySpan<int> tokens) => Run(tokens, allLogits: false, isPrefix: true);

    /// <inheritdoc/>
    internal override PrefixBlock BlockAfter(scoped ReadOnlySpan<int> tokens, bool isPrefix)
    {
        if (Position > 0)
        {
            CheckAnswer(tokens, isPrefix);
            return Block;
        }

        int length = isPrefix ? LengthOfBarePrefix(tokens) : LengthOfPrefix(tokens);
        if (length > _longest)
        {
            throw new ArgumentException(
                $"The prefix has {length} tokens and the session has scratch memory for one of {_longest}: create it for a longer prefix.",
                nameof(tokens));
        }

        return _blanks?.BlockOf(tokens[..length], Model.Manifest.Name) ?? new PrefixBlock(length, Blank: null);
    }

    private int LengthOfBarePrefix(scoped ReadOnlySpan<int> prefix) => _blanks is not null && prefix.Contains(_blanks.Start)
        ? throw new ArgumentException(
            $"The prefix has token {_blanks.Start}, which begins the answer: give Prefix what stands before it and Forward the rest, or Forward all of it.",
            nameof(prefix))
        : prefix.Length;

    /// <summary>How many tokens of a prompt are its prefix.</summary>
    private int LengthOfPrefix(scoped ReadOnlySpan<int> prompt)
    {
        if (_blanks is null)
        {
            return prompt.Length;
        }

        int length = prompt.IndexOf(_blanks.Start);
        return length >= 0
            ? length
            : throw new InvalidOperationException(
                $"The session has no prefix, and the prompt has no token {_blanks.Start}, which ends it: call Prefix before Forward, or put that token between the prefix and the answer.");
    }

    private void CheckAnswer(scoped ReadOnlySpan<int> tokens, bool isPrefix)
    {
        if (isPrefix)
        {
            throw new InvalidOperationException(
                $"The session has a prefix of {Block.Length} tokens already, which is one block and cannot grow: Truncate(0), then read the whole new prefix.");
        }

        if (_blanks is not null && Position == Block.Length && tokens[0] != _blanks.Start)
        {
            throw new ArgumentException(
                $"Token {tokens[0]} follows the prefix: an answer of {Model.Manifest.Name} begins with token {_blanks.Start}.",
                nameof(tokens));
        }
    }
}
