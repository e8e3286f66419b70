using System.Runtime.InteropServices;

namespace ModelGen.Text.Tokenizers;

/// <summary>
/// A text in pieces between two steps of a pipeline: each is text still to be tokenized, or a token already. Its memory is used again.
/// </summary>
internal sealed class PieceBuffer
{
    private const int LargestKept = 1 << 20;

    private readonly List<Piece> _pieces = [];
    private char[] _text = new char[256];
    private int _length;

    /// <summary>The pieces, in the order of the text.</summary>
    public ReadOnlySpan<Piece> Pieces => CollectionsMarshal.AsSpan(_pieces);

    /// <summary>The text of a piece.</summary>
    public ReadOnlySpan<char> TextOf(in Piece piece) => _text.AsSpan(piece.Start, piece.Length);

    /// <summary>Makes the buffer empty, and gives memory of an unusually long text back.</summary>
    public void Clear()
    {
        _pieces.Clear();
        _length = 0;
        if (_text.Length > LargestKept)
        {
            _text = new char[256];
            _pieces.Capacity = 0;
        }
    }

    /// <summary>Adds a piece of text, unless it is empty.</summary>
    public void Add(ReadOnlySpan<char> text, bool atStart)
    {
        if (!text.IsEmpty)
        {
            text.CopyTo(Append(text.Length, atStart));
        }
    }

    /// <summary>Adds a token.</summary>
    public void AddToken(int id) => _pieces.Add(new Piece(0, 0, id, false));

    /// <summary>Adds a piece of so many characters, which the caller fills in before the next call.</summary>
    public Span<char> Append(int length, bool atStart)
    {
        if (_length + length > _text.Length)
        {
            Array.Resize(ref _text, Math.Max(checked(_length + length), (int)Math.Min(2L * _text.Length, Array.MaxLength)));
        }

        _pieces.Add(new Piece(_length, length, -1, atStart));
        _length += length;
        return _text.AsSpan(_length - length, length);
    }

    /// <summary>One piece.</summary>
    /// <param name="Start">First character in the buffer.</param>
    /// <param name="Length">Number of characters.</param>
    /// <param name="Token">The token, or -1 for text.</param>
    /// <param name="AtStart">Whether the original text begins here.</param>
    internal readonly record struct Piece(int Start, int Length, int Token, bool AtStart);
}
