using System.Text;

namespace ModelGen.Text.Tokenizers;

/// <summary>
/// The unigram language model: the pieces with the highest sum of scores. Answers as the <c>tokenizers</c> library (models/unigram): neighbouring unknown
/// characters are one token, or their bytes.
/// </summary>
internal sealed class UnigramModel : TokenModel
{
    private readonly string _file;
    private readonly UnigramPaths _paths;
    private readonly int _unknown;
    private readonly int[] _byteTokens;
    private readonly bool _wholeRuns;

    /// <param name="file">The file, for messages.</param>
    /// <param name="vocabulary">All tokens.</param>
    /// <param name="paths">Finds the pieces.</param>
    /// <param name="unknown">The id of unknown characters, or -1.</param>
    /// <param name="byteFallback">Whether they become bytes where the vocabulary has all of them.</param>
    /// <param name="wholeRuns">Whether a run of unknown characters that is a token is that token.</param>
    public UnigramModel(string file, Vocabulary vocabulary, UnigramPaths paths, int unknown, bool byteFallback, bool wholeRuns)
    {
        _file = file;
        Vocabulary = vocabulary;
        _paths = paths;
        _unknown = unknown;
        _byteTokens = byteFallback ? vocabulary.ByteTokens() : [];
        _wholeRuns = wholeRuns;
    }

    /// <inheritdoc/>
    public override Vocabulary Vocabulary { get; }

    /// <inheritdoc/>
    public override void Tokenize(ReadOnlySpan<char> text, List<int> ids, MergeScratch scratch)
    {
        ReadOnlySpan<PathScratch.Place> places = _paths.Best(text, scratch.Paths);
        for (int start = 0; start < text.Length;)
        {
            int end = places[start].End;
            int piece = places[end].Piece;
            if (piece != _unknown)
            {
                ids.Add(piece);
            }
            else
            {
                while (end < text.Length && places[places[end].End].Piece == _unknown)
                {
                    end = places[end].End;
                }

                AddUnknown(text[start..end], ids);
            }

            start = end;
        }
    }

    // A run that is a token has a score even lower than the sum of its characters', or could not come from text at all.
    private void AddUnknown(ReadOnlySpan<char> run, List<int> ids)
    {
        if (_wholeRuns && Vocabulary.IdOf(run) is >= 0 and int id)
        {
            ids.Add(id);
        }
        else if (!TryAddBytes(run, ids))
        {
            ids.Add(_unknown >= 0
                ? _unknown
                : throw new ModelFormatException(
                    _file,
                    null,
                    $"the text has '{run[..CodePoints.WidthAt(run, 0)]}', which the vocabulary lacks, and it has no token for what is unknown (unk_id)"));
        }
    }

    private bool TryAddBytes(ReadOnlySpan<char> run, List<int> ids)
    {
        int before = ids.Count;
        Span<byte> bytes = stackalloc byte[4];
        for (int start = 0; start < run.Length && _byteTokens.Length > 0; start += CodePoints.WidthAt(run, start))
        {
            int count = Encoding.UTF8.GetBytes(run.Slice(start, CodePoints.WidthAt(run, start)), bytes);
            foreach (byte value in bytes[..count])
            {
                if (_byteTokens[value] < 0)
                {
                    ids.RemoveRange(before, ids.Count - before);
                    return false;
                }

                ids.Add(_byteTokens[value]);
            }
        }

        return ids.Count > before;
    }
}
