using System.Runtime.InteropServices;
using System.Text;

namespace ModelGen.Text.Tokenizers;

/// <summary>A SentencePiece model; answers as that library (sentencepiece_processor.cc).</summary>
internal sealed class SentencePieceTokenizer : Tokenizer
{
    private readonly SentencePieceModel _model;
    private readonly PieceTable _pieces;
    private readonly PieceFinder _finder;
    private readonly SentencePieceNormalizer _normalizer;
    private readonly SentencePieceNormalizer? _normalizerBehind;
    private readonly int _unknown;
    private readonly int[] _prefix;
    private readonly int[] _suffix;
    private MergeScratch? _scratch;

    private SentencePieceTokenizer(string path, SentencePieceModel model, SpecialTokenFiles beside)
    {
        _model = model;
        _pieces = new PieceTable(path, model.Pieces);
        int[] unknown = [.. _pieces.Of(PieceKind.Unknown)];
        _unknown = unknown.Length == 1 ? unknown[0] : throw new ModelFormatException(path, null, $"it has {unknown.Length} unknown pieces instead of one");
        if (model.ByteFallback && _pieces.Bytes.Contains(-1))
        {
            throw new ModelFormatException(path, null, "it falls back to bytes (byte_fallback) and does not have a piece for each of the 256");
        }

        var userDefined = new TokenTrie();
        foreach (int id in _pieces.Of(PieceKind.UserDefined))
        {
            userDefined.Add(_pieces[id].Text, id);
        }

        _finder = model.Kind == SentencePieceKind.Unigram
            ? new UnigramPieceFinder(path, _pieces, _unknown)
            : new MergedPieceFinder(path, _pieces, userDefined);
        _normalizer = new SentencePieceNormalizer(model.Rules, userDefined);
        _normalizerBehind = model.RulesBehind is { Map: not null } rules ? new SentencePieceNormalizer(rules, new TokenTrie()) : null;

        SpecialTokens special = SpecialTokens.Complete(this, Control(model.BeginPiece), Control(model.EndPiece), beside.EndIds);
        BeginOfText = special.BeginOfText;
        EndOfText = special.EndOfText;
        EndTokens = special.EndTokens;

        // The file does not say what stands around a text; without a word from elsewhere it is Llama's way.
        _prefix = (beside.AddBegin ?? true) && BeginOfText is { } begin ? [begin] : [];
        _suffix = (beside.AddEnd ?? false) && EndOfText is { } end ? [end] : [];
    }

    /// <inheritdoc/>
    public override int VocabularySize => _pieces.Count;

    /// <exception cref="ModelFormatException">The file is broken, or asks for something that is not supported.</exception>
    public static Tokenizer Read(string path) =>
        new SentencePieceTokenizer(path, SentencePieceModel.Read(path), SpecialTokenFiles.Read(Path.GetDirectoryName(Path.GetFullPath(path))!));

    /// <inheritdoc/>
    public override int[] Encode(string text, bool addSpecialTokens = true)
    {
        int[] ids = Plain(text);
        return addSpecialTokens ? [.. _prefix, .. ids, .. _suffix] : ids;
    }

    /// <inheritdoc/>
    public override EncodedPair EncodePair(string text, string text2, bool addSpecialTokens = true)
    {
        int[] first = Encode(text, addSpecialTokens);
        int[] second = Encode(text2, addSpecialTokens);
        return new EncodedPair([.. first, .. second], [.. Enumerable.Repeat(0, first.Length), .. Enumerable.Repeat(1, second.Length)]);
    }

    /// <inheritdoc/>
    public override string Decode(ReadOnlySpan<int> ids, bool skipSpecialTokens = true)
    {
        var text = new StringBuilder();
        var bytes = new List<byte>();
        bool atStart = true;            // the space that was put in front is still to be taken away
        bool spaceTaken = false;
        foreach (int id in ids)
        {
            ThrowIfOutside(id, nameof(ids));
            ScoredPiece piece = _pieces[id];
            if (piece.Kind == PieceKind.Byte)
            {
                bytes.Add((byte)ByteFallbackDecoder.ByteOf(piece.Text));
                continue;
            }

            FlushBytes(bytes, text);
            atStart = atStart && !spaceTaken && text.Length == 0;
            switch (piece.Kind)
            {
                case PieceKind.Control:
                    spaceTaken = false;
                    text.Append(skipSpecialTokens ? "" : piece.Text);
                    break;
                case PieceKind.Unknown:
                    spaceTaken = false;
                    text.Append(_model.UnknownSurface);
                    break;
                default:
                    bool takes = atStart && (_model.Rules.AddSpace || _model.Rules.RemoveExtraSpaces)
                        && piece.Text.StartsWith(SentencePieceNormalizer.Space, StringComparison.Ordinal);
                    spaceTaken = takes && !_model.Rules.RemoveExtraSpaces;
                    text.Append((takes ? piece.Text[1..] : piece.Text).Replace(SentencePieceNormalizer.Space, " ", StringComparison.Ordinal));
                    break;
            }
        }

        FlushBytes(bytes, text);
        return _normalizerBehind?.Normalize(text.ToString()) ?? text.ToString();
    }

    /// <inheritdoc/>
    public override string? TokenAt(int id) => _pieces.All.TokenAt(id);

    /// <inheritdoc/>
    public override int? IdOf(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return _pieces.All.IdOf(token) is >= 0 and int id ? id : null;
    }

    /// <inheritdoc/>
    public override bool IsSpecial(int id) => (uint)id < (uint)_pieces.Count && _pieces[id].Kind == PieceKind.Control;

    // Bytes that are no character become one U+FFFD each.
    private static void FlushBytes(List<byte> bytes, StringBuilder text)
    {
        for (ReadOnlySpan<byte> left = CollectionsMarshal.AsSpan(bytes); !left.IsEmpty;)
        {
            bool valid = Rune.DecodeFromUtf8(left, out Rune rune, out int taken) == System.Buffers.OperationStatus.Done;
            _ = valid ? text.Append(rune) : text.Append(CodePoints.Replacement);
            left = left[(valid ? taken : 1)..];
        }

        bytes.Clear();
    }

    private int? Control(string piece) => IdOf(piece) is { } id && IsSpecial(id) ? id : null;

    private int[] Plain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        const int LargestKept = 1 << 18;
        string normalized = _normalizer.Normalize(CodePoints.Sanitize(text));
        var pieces = new PieceCollector(_unknown, _model.ByteFallback ? _pieces.Bytes : null);
        MergeScratch scratch = Interlocked.Exchange(ref _scratch, null) ?? new MergeScratch();
        try
        {
            _finder.Find(normalized, pieces, scratch);
            return pieces.Ids();
        }
        finally
        {
            scratch.Trim(LargestKept);
            _scratch = scratch;
        }
    }
}
