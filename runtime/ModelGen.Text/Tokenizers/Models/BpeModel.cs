using System.Text;

namespace ModelGen.Text.Tokenizers;

/// <summary>
/// Byte-pair encoding (Sennrich et al. 2016, https://aclanthology.org/P16-1162): characters are joined by the merge of the lowest rank, leftmost first, until
/// none applies.
/// A queue of merges makes that O(n log n) for a piece of n characters. Answers as the <c>tokenizers</c> library (models/bpe).
/// </summary>
internal sealed class BpeModel : TokenModel
{
    private readonly MergeTable _merges;
    private readonly BpeOptions _options;
    private readonly int[] _byteTokens;

    public BpeModel(Vocabulary vocabulary, MergeTable merges, BpeOptions options)
    {
        Vocabulary = vocabulary;
        _merges = merges;
        _options = options;
        _byteTokens = options.ByteFallback ? vocabulary.ByteTokens() : [];
    }

    /// <inheritdoc/>
    public override Vocabulary Vocabulary { get; }

    /// <inheritdoc/>
    public override void Tokenize(ReadOnlySpan<char> text, List<int> ids, MergeScratch scratch)
    {
        if (_options.IgnoreMerges && Vocabulary.IdOf(text) is >= 0 and int whole)
        {
            ids.Add(whole);
            return;
        }

        scratch.Clear();
        AddSymbols(text, scratch);
        for (int left = 0; left + 1 < scratch.Count; left++)
        {
            Consider(left, scratch);
        }

        Merge(scratch);
        for (int index = scratch.Count == 0 ? -1 : 0; index >= 0; index = scratch.Symbols[index].Next)
        {
            ids.Add(scratch.Symbols[index].Token);
        }
    }

    private void AddSymbols(ReadOnlySpan<char> text, MergeScratch scratch)
    {
        bool unknownWaits = false;
        for (int start = 0; start < text.Length;)
        {
            int width = CodePoints.WidthAt(text, start);
            ReadOnlySpan<char> character = text.Slice(start, width);
            bool first = start == 0;
            start += width;
            int id = IdOfCharacter(character, first, last: start == text.Length);
            if (id >= 0)
            {
                if (unknownWaits)
                {
                    scratch.Add(_options.UnknownToken!.Value, 0, 1);
                    unknownWaits = false;
                }

                scratch.Add(id, 0, 1);
            }
            else if (!_options.ByteFallback || !TryAddBytes(character, first, last: start == text.Length, scratch))
            {
                if (unknownWaits && !_options.FuseUnknown)
                {
                    scratch.Add(_options.UnknownToken!.Value, 0, 1);
                }

                unknownWaits = _options.UnknownToken is not null;
            }
        }

        if (unknownWaits)
        {
            scratch.Add(_options.UnknownToken!.Value, 0, 1);
        }
    }

    private int IdOfCharacter(ReadOnlySpan<char> character, bool first, bool last)
    {
        bool plain = (first || _options.ContinuingSubwordPrefix.Length == 0) && (!last || _options.EndOfWordSuffix.Length == 0);
        return Vocabulary.IdOf(plain ? character : Written(character, first, last));
    }

    private string Written(ReadOnlySpan<char> character, bool first, bool last) =>
        string.Concat(first ? "" : _options.ContinuingSubwordPrefix, character, last ? _options.EndOfWordSuffix : "");

    private bool TryAddBytes(ReadOnlySpan<char> character, bool first, bool last, MergeScratch scratch)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Written(character, first, last));
        if (bytes.Any(value => _byteTokens[value] < 0))
        {
            return false;
        }

        foreach (byte value in bytes)
        {
            scratch.Add(_byteTokens[value], 0, 1);
        }

        return true;
    }

    private void Consider(int left, MergeScratch scratch)
    {
        int right = scratch.Symbols[left].Next;
        if (right >= 0 && _merges.TryGet(scratch.Symbols[left].Token, scratch.Symbols[right].Token, out int rank, out int merged))
        {
            scratch.Push((uint)rank, left, merged);
        }
    }

    private void Merge(MergeScratch scratch)
    {
        while (scratch.TryPop(out int left, out int expected))
        {
            MergeScratch.Symbol symbol = scratch.Symbols[left];
            if (symbol.Length == 0 || symbol.Next < 0)
            {
                continue;
            }

            // A merge that was overtaken by another may still fit, if the two that stand there now make the same token.
            if (!_merges.TryGet(symbol.Token, scratch.Symbols[symbol.Next].Token, out _, out int merged) || merged != expected)
            {
                continue;
            }

            scratch.Join(left, merged);
            if (symbol.Previous >= 0)
            {
                Consider(symbol.Previous, scratch);
            }

            Consider(left, scratch);
        }
    }
}
