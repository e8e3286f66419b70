namespace ModelGen.Text.Tokenizers;

/// <summary>SentencePiece's byte-pair encoding (bpe_model.cc).</summary>
internal sealed class MergedPieceFinder : PieceFinder
{
    private readonly PieceTable _pieces;
    private readonly TokenTrie _userDefined;
    private readonly ScoredMerger _merger;

    /// <param name="file">The file, for messages.</param>
    /// <param name="pieces">The vocabulary.</param>
    /// <param name="userDefined">Pieces that are cut out before anything is merged.</param>
    public MergedPieceFinder(string file, PieceTable pieces, TokenTrie userDefined)
    {
        _pieces = pieces;
        _userDefined = userDefined;
        int[] unused = [.. pieces.Of(PieceKind.Unused)];
        int[] mergeable = [.. pieces.Of(PieceKind.Normal), .. pieces.Of(PieceKind.UserDefined), .. unused];
        Vocabulary merged = Vocabulary.Create(file, [.. mergeable.Select(id => (pieces[id].Text, id))], pieces.Count);
        _merger = new ScoredMerger(merged, pieces.Scores(), unused);
    }

    public override void Find(string text, PieceCollector pieces, MergeScratch scratch)
    {
        // User-defined pieces do not merge with what is around them: the text between them is a text of its own.
        int start = 0;
        for (int position = 0; position < text.Length;)
        {
            int id = _userDefined.LongestAt(text, position, out int length);
            if (id < 0)
            {
                position++;
                continue;
            }

            Merge(text.AsSpan(start, position - start), pieces, scratch);
            pieces.Add(id, text.AsSpan(position, length));
            position += length;
            start = position;
        }

        Merge(text.AsSpan(start), pieces, scratch);
    }

    private void Merge(ReadOnlySpan<char> text, PieceCollector pieces, MergeScratch scratch)
    {
        scratch.Clear();
        for (int start = 0; start < text.Length; start += CodePoints.WidthAt(text, start))
        {
            scratch.Add(-1, start, CodePoints.WidthAt(text, start));
        }

        _merger.Merge(text, scratch);
        for (int index = scratch.Count == 0 ? -1 : 0; index >= 0; index = scratch.Symbols[index].Next)
        {
            ReadOnlySpan<char> part = text.Slice(scratch.Symbols[index].Start, scratch.Symbols[index].Length);
            int id = _pieces.All.IdOf(part);
            if (id >= 0 && _pieces[id].Kind == PieceKind.Unused)
            {
                AddParts(part.ToString(), pieces, scratch);
            }
            else
            {
                pieces.Add(id, part);
            }
        }
    }

    // A piece that is only a step of merging is taken apart again, the way it came about.
    private void AddParts(string whole, PieceCollector pieces, MergeScratch scratch)
    {
        var waiting = new Stack<string>([whole]);
        while (waiting.TryPop(out string? part))
        {
            int id = _pieces.All.IdOf(part);
            if (id >= 0 && _pieces[id].Kind == PieceKind.Unused && scratch.Splits.TryGetValue(part, out int left))
            {
                waiting.Push(part[left..]);
                waiting.Push(part[..left]);
            }
            else
            {
                pieces.Add(id, part);
            }
        }
    }
}
