using System.Text;

namespace ModelGen.Text.Tokenizers;

/// <summary>SentencePiece's unigram language model (unigram_model.cc, <c>EncodeOptimized</c>), with its sums of 32 bits.</summary>
internal sealed class UnigramPieceFinder : PieceFinder
{
    // What a user-defined piece has for each of its bytes, were all scores below zero: the smallest normal number.
    private const float LeastBest = 1.17549435e-38f;

    private readonly UnigramPaths _paths;

    /// <exception cref="ModelFormatException">A piece is too long, or a score is no finite number.</exception>
    public UnigramPieceFinder(string file, PieceTable pieces, int unknown)
    {
        float lowest = float.MaxValue;
        float highest = LeastBest;
        double[] scores = [.. pieces.Scores()];
        foreach (int id in pieces.Of(PieceKind.Normal))
        {
            float score = pieces[id].Score;
            lowest = Math.Min(lowest, score);
            highest = Math.Max(highest, score);
            if (!float.IsFinite(score))
            {
                throw new ModelFormatException(file, null, $"the piece {id} has the score {score}, which is not finite");
            }
        }

        // Long enough, or rare enough, they win against all that would break them up.
        foreach (int id in pieces.Of(PieceKind.UserDefined))
        {
            scores[id] = (Encoding.UTF8.GetByteCount(pieces[id].Text) * highest) - 0.1;
        }

        IEnumerable<int> found = pieces.Of(PieceKind.Normal).Concat(pieces.Of(PieceKind.UserDefined));
        var trie = new PieceTrie(file, found.Select(id => (pieces[id].Text, id)));
        _paths = new UnigramPaths(trie, scores, unknown, lowest - UnigramPaths.UnknownPenalty, single: true);
    }

    public override void Find(string text, PieceCollector pieces, MergeScratch scratch)
    {
        ReadOnlySpan<PathScratch.Place> places = _paths.Best(text, scratch.Paths);
        for (int start = 0; start < text.Length; start = places[start].End)
        {
            int end = places[start].End;
            pieces.Add(places[end].Piece, text.AsSpan(start, end - start));
        }
    }
}
