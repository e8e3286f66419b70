using ModelGen.Text.Tokenizers;

namespace ModelGen.Text;

/// <summary>
/// Turns text into the ids that a model was trained on, and ids into text. Immutable after loading, so that any number of threads may share one.
/// </summary>
public abstract class Tokenizer
{
    private TokenTrie? _special;       // made when it is asked for first

    /// <summary>
    /// Loads the tokenizer that lies beside a model.
    /// </summary>
    /// <param name="path">
    /// A folder (its <c>tokenizer.json</c>, else its <c>tokenizer.model</c>, else its <c>vocab.txt</c>, else its only <c>.gguf</c> file), or one such file.
    /// </param>
    /// <param name="options">How to load it, or null for the usual way.</param>
    /// <exception cref="FileNotFoundException">There is no such file or folder, or the folder holds no tokenizer.</exception>
    /// <exception cref="ModelFormatException">The file is broken, or asks for something that is not supported: the message names it.</exception>
    public static Tokenizer Load(string path, TokenizerOptions? options = null) => TokenizerLoader.Load(path, options ?? new TokenizerOptions());

    /// <summary>Ids run from 0 to one less than this. A model may have a few more rows than its tokenizer has tokens.</summary>
    public abstract int VocabularySize { get; }

    /// <summary>The token that begins a text, if the tokenizer has one.</summary>
    public int? BeginOfText { get; protected init; }

    /// <summary>The token that ends a text, if the tokenizer has one.</summary>
    public int? EndOfText { get; protected init; }

    /// <summary>The ids that end a generation: the end of the text, and the end of a turn where there is one.</summary>
    public IReadOnlyList<int> EndTokens { get; protected init; } = [];

    /// <summary>The ids of a text.</summary>
    /// <param name="text">Any text; a surrogate without its partner counts as U+FFFD.</param>
    /// <param name="addSpecialTokens">Whether to add what the tokenizer puts around a text, such as a token that begins it.</param>
    public abstract int[] Encode(string text, bool addSpecialTokens = true);

    /// <summary>
    /// The ids of a text whose special tokens are written out, as <see cref="ChatTemplate"/> writes them: they become these tokens, and none are added.
    /// </summary>
    /// <param name="text">Any text. Where it comes from strangers, special tokens in it count as much as those of a template.</param>
    public virtual int[] EncodeRendered(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        TokenTrie special = LazyInitializer.EnsureInitialized(ref _special, () => SpecialTokens.TrieOf(this));
        List<int> ids = [];
        int start = 0;
        for (int position = 0; position < text.Length;)
        {
            int token = special.LongestAt(text, position, out int length);
            if (token < 0)
            {
                position++;
                continue;
            }

            AddText(start, position);
            ids.Add(token);
            position += length;
            start = position;
        }

        AddText(start, text.Length);
        return [.. ids];

        void AddText(int from, int to)
        {
            if (from < to)
            {
                ids.AddRange(Encode(text[from..to], addSpecialTokens: false));
            }
        }
    }

    /// <summary>The ids of two texts as one sequence.</summary>
    /// <param name="text">The first text.</param>
    /// <param name="text2">The second text.</param>
    /// <param name="addSpecialTokens">Whether to add what the tokenizer puts around and between the two.</param>
    public abstract EncodedPair EncodePair(string text, string text2, bool addSpecialTokens = true);

    /// <summary>The text of a sequence of ids. Bytes that are not UTF-8 become U+FFFD.</summary>
    /// <param name="ids">Ids of this vocabulary.</param>
    /// <param name="skipSpecialTokens">Whether to leave special tokens out.</param>
    /// <exception cref="ArgumentOutOfRangeException">An id lies outside the vocabulary.</exception>
    public abstract string Decode(ReadOnlySpan<int> ids, bool skipSpecialTokens = true);

    /// <summary>A decoder that takes one id at a time and never shows half a character.</summary>
    /// <param name="skipSpecialTokens">Whether to leave special tokens out.</param>
    public TokenStream CreateStream(bool skipSpecialTokens = true) => new(this, skipSpecialTokens);

    /// <summary>The token as the vocabulary writes it (not as text: a space may be <c>Ġ</c> or <c>▁</c>), or null where the id has no token.</summary>
    public abstract string? TokenAt(int id);

    /// <summary>The id of a token as the vocabulary writes it, or null where it has no such token.</summary>
    public abstract int? IdOf(string token);

    /// <summary>Whether the id is a special token, which is no part of the text.</summary>
    public abstract bool IsSpecial(int id);

    /// <summary>Throws where an id lies outside the vocabulary.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does: the message names it and the range.</exception>
    private protected void ThrowIfOutside(int id, string parameter)
    {
        if ((uint)id >= (uint)VocabularySize)
        {
            throw new ArgumentOutOfRangeException(parameter, id, $"Token {id} lies outside the vocabulary, whose ids run from 0 to {VocabularySize - 1}.");
        }
    }
}
