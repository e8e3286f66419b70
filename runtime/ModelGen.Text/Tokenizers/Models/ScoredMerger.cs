namespace ModelGen.Text.Tokenizers;

/// <summary>
/// SentencePiece's byte-pair encoding (Kudo and Richardson 2018, https://aclanthology.org/D18-2012): two neighbours join where their text is a piece of the
/// vocabulary, the piece
/// with the highest score first, of equal ones the leftmost. O(n log n) for n characters.
/// </summary>
internal sealed class ScoredMerger
{
    private readonly Vocabulary _pieces;
    private readonly uint[] _orders;
    private readonly HashSet<int> _unused;

    /// <summary>A merger.</summary>
    /// <param name="pieces">What may come out of a merge; ids are those of the whole vocabulary.</param>
    /// <param name="scores">The score of each id; no NaN.</param>
    /// <param name="unused">Pieces that are steps on the way only: how they came about is noted in <see cref="MergeScratch.Splits"/>.</param>
    public ScoredMerger(Vocabulary pieces, ReadOnlySpan<float> scores, IEnumerable<int> unused)
    {
        _pieces = pieces;
        _unused = [.. unused];
        _orders = new uint[scores.Length];
        for (int i = 0; i < scores.Length; i++)
        {
            _orders[i] = Order(scores[i]);
        }
    }

    /// <summary>Joins the symbols of <paramref name="scratch"/>, whose starts and lengths are in <paramref name="text"/>.</summary>
    public void Merge(ReadOnlySpan<char> text, MergeScratch scratch)
    {
        for (int left = 0; left + 1 < scratch.Count; left++)
        {
            Consider(text, left, scratch);
        }

        while (scratch.TryPop(out int left, out int length))
        {
            MergeScratch.Symbol symbol = scratch.Symbols[left];
            if (symbol.Length == 0 || symbol.Next < 0 || symbol.Length + scratch.Symbols[symbol.Next].Length != length)
            {
                continue;
            }

            scratch.Join(left, token: -1);
            if (symbol.Previous >= 0)
            {
                Consider(text, symbol.Previous, scratch);
            }

            Consider(text, left, scratch);
        }
    }

    private void Consider(ReadOnlySpan<char> text, int left, MergeScratch scratch)
    {
        ref readonly MergeScratch.Symbol symbol = ref scratch.Symbols[left];
        if (symbol.Next < 0)
        {
            return;
        }

        int length = symbol.Length + scratch.Symbols[symbol.Next].Length;
        if (length <= _pieces.LongestToken && _pieces.IdOf(text.Slice(symbol.Start, length)) is >= 0 and int id)
        {
            scratch.Push(_orders[id], left, length);
            if (_unused.Contains(id))
            {
                scratch.Splits[text.Slice(symbol.Start, length).ToString()] = symbol.Length;
            }
        }
    }

    // Scores as integers that sort the other way round. Both zeros are one.
    private static uint Order(float score)
    {
        int bits = BitConverter.SingleToInt32Bits(score == 0 ? 0f : score);
        uint ascending = bits < 0 ? ~(uint)bits : (uint)bits | 0x8000_0000;
        return ~ascending;
    }
}
