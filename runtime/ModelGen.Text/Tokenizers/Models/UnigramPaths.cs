namespace ModelGen.Text.Tokenizers;

/// <summary>
/// The segmentation with the highest sum of scores (Kudo 2018, https://aclanthology.org/P18-1007), found from left to right in one pass (Viterbi 1967). A
/// character that is no piece can be passed as the unknown one. Of equal ways the one found first stays, which is the one whose last piece is longest.
/// </summary>
internal sealed class UnigramPaths
{
    /// <summary>How far an unknown character lies below the lowest score, in SentencePiece and all that follow it.</summary>
    public const float UnknownPenalty = 10;

    private readonly PieceTrie _pieces;
    private readonly double[] _scores;
    private readonly int _unknown;
    private readonly double _unknownScore;
    private readonly bool _single;

    /// <param name="pieces">The pieces that come from text.</param>
    /// <param name="scores">The score of each id.</param>
    /// <param name="unknown">The id of an unknown character; -1 where there is none.</param>
    /// <param name="unknownScore">Its score.</param>
    /// <param name="single">
    /// Whether sums are kept as 32-bit numbers, as in SentencePiece, where the sum that is compared is not rounded and the one that is kept is; else as 64-bit
    /// ones. Ties fall otherwise.
    /// </param>
    public UnigramPaths(PieceTrie pieces, double[] scores, int unknown, double unknownScore, bool single)
    {
        _pieces = pieces;
        _scores = scores;
        _unknown = unknown;
        _unknownScore = unknownScore;
        _single = single;
    }

    /// <summary>
    /// The best way: from place 0 on, <see cref="PathScratch.Place.End"/> says where a piece ends, and <see cref="PathScratch.Place.Piece"/> there which it is.
    /// </summary>
    /// <param name="text">Well-formed.</param>
    /// <param name="scratch">Memory to use.</param>
    public ReadOnlySpan<PathScratch.Place> Best(ReadOnlySpan<char> text, PathScratch scratch)
    {
        Span<PathScratch.Place> places = scratch.Start(text.Length);
        for (int start = 0; start < text.Length;)
        {
            double before = places[start].Score;
            int width = CodePoints.WidthAt(text, start);
            bool known = false;
            int node = PieceTrie.Root;
            for (int i = start; i < text.Length && (node = _pieces.Next(node, text[i])) >= 0; i++)
            {
                if (_pieces.ValueAt(node) is >= 0 and int piece)
                {
                    Consider(ref places[i + 1], start, piece, before + _scores[piece]);
                    known |= i + 1 - start == width;
                }
            }

            if (!known)
            {
                double sum = before + _unknownScore;
                Consider(ref places[start + width], start, _unknown, _single ? (float)sum : sum);
            }

            start += width;
        }

        for (int end = text.Length; end > 0; end = places[end].Start)
        {
            places[places[end].Start].End = end;
        }

        return places;
    }

    private void Consider(ref PathScratch.Place place, int start, int piece, double score)
    {
        if (place.Start < 0 || score > place.Score)
        {
            place.Score = _single ? (float)score : score;
            place.Start = start;
            place.Piece = piece;
        }
    }
}
