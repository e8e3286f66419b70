namespace ModelGen.Text.Tokenizers;

/// <summary>The pieces of a SentencePiece or GGUF vocabulary, checked.</summary>
internal sealed class PieceTable
{
    private readonly IReadOnlyList<ScoredPiece> _pieces;

    /// <exception cref="ModelFormatException">There is none, one is empty or appears twice, a score is no number, a kind is none, or a byte piece is not
    /// written as one.</exception>
    public PieceTable(string file, IReadOnlyList<ScoredPiece> pieces)
    {
        _pieces = pieces;
        Bytes = new int[256];
        Array.Fill(Bytes, -1);
        for (int id = 0; id < pieces.Count; id++)
        {
            (string text, float score, PieceKind kind) = pieces[id];
            string? problem = text.Length == 0 ? "has an empty text"
                : float.IsNaN(score) ? "has a score that is no number"
                : !Enum.IsDefined(kind) ? $"has the type {(int)kind}; there are 1 to 6"
                : kind == PieceKind.Byte && ByteFallbackDecoder.ByteOf(text) < 0 ? $"is a byte and is written '{text}' instead of <0x..>"
                : null;
            if (problem is not null)
            {
                throw new ModelFormatException(file, null, $"the piece {id} {problem}");
            }

            if (kind == PieceKind.Byte)
            {
                Bytes[ByteFallbackDecoder.ByteOf(text)] = id;
            }
        }

        All = Vocabulary.Create(file, [.. pieces.Select((piece, id) => (piece.Text, id))]);
    }

    /// <summary>All pieces.</summary>
    public Vocabulary All { get; }

    /// <summary>Number of pieces.</summary>
    public int Count => _pieces.Count;

    /// <summary>The piece of each byte, or -1.</summary>
    public int[] Bytes { get; }

    public ScoredPiece this[int id] => _pieces[id];

    /// <summary>The ids of a kind.</summary>
    public IEnumerable<int> Of(PieceKind kind) => Enumerable.Range(0, _pieces.Count).Where(id => _pieces[id].Kind == kind);

    /// <summary>The scores by id.</summary>
    public float[] Scores() => [.. _pieces.Select(piece => piece.Score)];
}
