using System.Runtime.InteropServices;

namespace ModelGen.Text;

/// <summary>
/// Decodes a sequence that grows, id by id. A piece is shown as soon as no later id can change it: half a character is held back until the rest of it comes.
/// Not safe for use by several threads at once.
/// </summary>
/// <remarks>
/// The method is that of Hugging Face's <c>DecodeStream</c>: decode a short window of the latest ids with and without the new one and show the difference.
/// The window
/// starts at an earlier piece because some decoders treat the first token in a way of its own (a leading space falls away).
/// Where that library gives up because text that it has shown turned out otherwise, this one keeps what was shown and goes on behind it.
/// </remarks>
public sealed class TokenStream
{
    private const char Replacement = '\uFFFD';

    // A character has at most four bytes, so at most four ids. Held ids beyond this many are broken bytes for good: they are shown as such, so that the
    // window stays short.
    private const int MostHeld = 24;
    private const int LongestCharacter = 4;

    private readonly Tokenizer _tokenizer;
    private readonly bool _skipSpecialTokens;
    private readonly List<int> _window = [];
    private string _shown = "";       // text of the first _shownIds of the window, which the caller has
    private int _shownIds;

    internal TokenStream(Tokenizer tokenizer, bool skipSpecialTokens)
    {
        _tokenizer = tokenizer;
        _skipSpecialTokens = skipSpecialTokens;
    }

    /// <summary>Takes the next id.</summary>
    /// <returns>The text that is certain now and was not before, or null where there is none yet.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The id lies outside the vocabulary; the stream is as before.</exception>
    public string? Append(int id)
    {
        if (_skipSpecialTokens && (uint)id < (uint)_tokenizer.VocabularySize && _tokenizer.IsSpecial(id))
        {
            return null;
        }

        _window.Add(id);
        string text;
        try
        {
            text = Decode(0, _window.Count);
        }
        catch (ArgumentOutOfRangeException)
        {
            _window.RemoveAt(_window.Count - 1);
            throw;
        }

        if (text.Length > _shown.Length && text[^1] != Replacement)
        {
            string piece = Beyond(text, _window.Count);
            Advance(_window.Count);
            return piece;
        }

        return _window.Count - _shownIds > MostHeld ? Shorten(text) : null;
    }

    /// <summary>
    /// Ends the sequence: gives the text that was held back (with U+FFFD for half a character), or an empty string. The stream is then as new.
    /// </summary>
    public string Flush()
    {
        string text = Decode(0, _window.Count);
        string piece = text.Length > _shown.Length ? Beyond(text, _window.Count) : "";
        _window.Clear();
        _shown = "";
        _shownIds = 0;
        return piece;
    }

    private string Decode(int start, int end) => _tokenizer.Decode(CollectionsMarshal.AsSpan(_window)[start..end], _skipSpecialTokens);

    // What the window's text up to the id at `end` has beyond the text shown. A broken byte may have turned bytes before it into U+FFFD: then the held ids
    // speak for themselves.
    private string Beyond(string text, int end) => text.StartsWith(_shown, StringComparison.Ordinal) ? text[_shown.Length..] : Decode(_shownIds, end);

    // Everything up to the id at `end` has been shown: the window now starts where the previous piece did.
    private void Advance(int end)
    {
        _window.RemoveRange(0, _shownIds);
        _shownIds = end - _shownIds;
        _shown = Decode(0, _shownIds);
    }

    // Too many ids are held. Ids without text are dropped; of broken bytes all but the latest are shown, cut where no character is torn.
    private string? Shorten(string text)
    {
        if (Decode(0, _window.Count - 1) == text)
        {
            _window.RemoveAt(_window.Count - 1);
            return null;
        }

        for (int end = _window.Count - LongestCharacter; end > _window.Count - (2 * LongestCharacter); end--)
        {
            string first = Decode(0, end);
            if (first.Length > _shown.Length && first + Decode(end, _window.Count) == text)
            {
                string piece = Beyond(first, end);
                Advance(end);
                return piece;
            }
        }

        return null;
    }
}
