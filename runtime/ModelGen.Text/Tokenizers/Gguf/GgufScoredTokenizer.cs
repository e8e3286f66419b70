using System.Runtime.InteropServices;
using System.Text;

namespace ModelGen.Text.Tokenizers;

/// <summary>
/// SentencePiece's byte-pair encoding as llama.cpp does it from a GGUF file (llama-vocab.cpp, <c>llm_tokenizer_spm</c>). User-defined tokens are looked
/// for in text, control tokens on request.
/// </summary>
internal sealed class GgufScoredTokenizer : Tokenizer
{
    private const int DefaultUnknown = 0;
    private const int DefaultBegin = 1;
    private const int DefaultEnd = 2;

    private readonly PieceTable _pieces;
    private readonly ScoredMerger _merger;
    private readonly int[] _bytes;
    private readonly int[] _inText;              // tokens that are cut out of the text, longest first
    private readonly int[] _prefix;
    private readonly int[] _suffix;
    private readonly bool _addSpace;
    private MergeScratch? _scratch;

    /// <exception cref="ModelFormatException">The vocabulary is broken.</exception>
    public GgufScoredTokenizer(GgufFile file, TokenizerOptions options)
    {
        _pieces = GgufPieces.Read(file);
        _merger = new ScoredMerger(_pieces.All, _pieces.Scores(), unused: []);
        int unknown = GgufPieces.Id(file, _pieces, "unknown") ?? DefaultUnknown;
        _bytes = new int[256];
        for (int value = 0; value < _bytes.Length; value++)
        {
            int plain = value < 0x80 ? _pieces.All.IdOf([(char)value]) : -1;
            _bytes[value] = _pieces.Bytes[value] >= 0 ? _pieces.Bytes[value] : plain >= 0 ? plain : unknown;
        }

        _inText = [.. GgufPieces.IdsInText(_pieces, options).OrderByDescending(id => Encoding.UTF8.GetByteCount(_pieces[id].Text))];
        _addSpace = GgufPieces.Flag(file, "add_space_prefix") ?? true;
        SpecialTokens special = GgufPieces.Special(
            file, _pieces, this, GgufPieces.Id(file, _pieces, "bos") ?? Default(DefaultBegin), GgufPieces.Id(file, _pieces, "eos") ?? Default(DefaultEnd));
        BeginOfText = special.BeginOfText;
        EndOfText = special.EndOfText;
        EndTokens = special.EndTokens;
        _prefix = (GgufPieces.Flag(file, "add_bos_token") ?? true) && BeginOfText is { } begin ? [begin] : [];
        _suffix = (GgufPieces.Flag(file, "add_eos_token") ?? false) && EndOfText is { } end ? [end] : [];
    }

    /// <inheritdoc/>
    public override int VocabularySize => _pieces.Count;

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
        var bytes = new List<byte>(ids.Length * 4);
        bool atStart = _addSpace;       // the space that was put in front is still to be taken away
        foreach (int id in ids)
        {
            ThrowIfOutside(id, nameof(ids));
            ScoredPiece piece = _pieces[id];
            string text = piece.Kind switch
            {
                PieceKind.Normal => piece.Text.Replace(SentencePieceNormalizer.Space, " ", StringComparison.Ordinal),
                PieceKind.UserDefined => piece.Text,
                PieceKind.Control or PieceKind.Unknown when !skipSpecialTokens => piece.Text,
                _ => "",
            };
            if (piece.Kind == PieceKind.Byte)
            {
                bytes.Add((byte)ByteFallbackDecoder.ByteOf(piece.Text));
            }
            else if (atStart && text.StartsWith(' '))
            {
                text = text[1..];
            }

            atStart &= IsSpecial(id);
            bytes.AddRange(Encoding.UTF8.GetBytes(text));
        }

        return CodePoints.FromUtf8(CollectionsMarshal.AsSpan(bytes));
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
    public override bool IsSpecial(int id) => (uint)id < (uint)_pieces.Count && _pieces[id].Kind is PieceKind.Control or PieceKind.Unknown;

    private int? Default(int id) => id < _pieces.Count && IsSpecial(id) ? id : null;

    private int[] Plain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        const int LargestKept = 1 << 18;
        text = CodePoints.Sanitize(text);
        var ids = new List<int>((text.Length / 2) + 4);
        MergeScratch scratch = Interlocked.Exchange(ref _scratch, null) ?? new MergeScratch();
        try
        {
            bool spaceBefore = _addSpace;
            foreach ((int start, int end, int token) in Cut(text))
            {
                if (token >= 0)
                {
                    ids.Add(token);
                }
                else
                {
                    string part = string.Concat(spaceBefore ? " " : "", text.AsSpan(start, end - start));
                    Merge(part.Replace(" ", SentencePieceNormalizer.Space, StringComparison.Ordinal), ids, scratch);
                }

                spaceBefore = _addSpace && token >= 0;
            }

            return [.. ids];
        }
        finally
        {
            scratch.Trim(LargestKept);
            _scratch = scratch;
        }
    }

    // The longest tokens are cut out first, wherever they are.
    private List<(int Start, int End, int Token)> Cut(string text)
    {
        List<(int Start, int End, int Token)> parts = text.Length == 0 ? [] : [(0, text.Length, -1)];
        foreach (int token in _inText)
        {
            string content = _pieces[token].Text;
            if (!text.Contains(content, StringComparison.Ordinal))
            {
                continue;
            }

            var finer = new List<(int Start, int End, int Token)>();
            foreach ((int start, int end, int known) in parts)
            {
                int position = start;
                while (known < 0 && text.IndexOf(content, position, end - position, StringComparison.Ordinal) is >= 0 and int found)
                {
                    AddText(finer, position, found);
                    finer.Add((found, found + content.Length, token));
                    position = found + content.Length;
                }

                if (known >= 0)
                {
                    finer.Add((start, end, known));
                }
                else
                {
                    AddText(finer, position, end);
                }
            }

            parts = finer;
        }

        return parts;
    }

    private static void AddText(List<(int Start, int End, int Token)> parts, int start, int end)
    {
        if (start < end)
        {
            parts.Add((start, end, -1));
        }
    }

    private void Merge(ReadOnlySpan<char> text, List<int> ids, MergeScratch scratch)
    {
        scratch.Clear();
        for (int start = 0; start < text.Length; start += CodePoints.WidthAt(text, start))
        {
            scratch.Add(-1, start, CodePoints.WidthAt(text, start));
        }

        _merger.Merge(text, scratch);
        Span<byte> bytes = stackalloc byte[4];
        for (int index = scratch.Count == 0 ? -1 : 0; index >= 0; index = scratch.Symbols[index].Next)
        {
            ReadOnlySpan<char> part = text.Slice(scratch.Symbols[index].Start, scratch.Symbols[index].Length);
            if (_pieces.All.IdOf(part) is >= 0 and int id)
            {
                ids.Add(id);
                continue;
            }

            // Only a single character can be no token.
            int count = Encoding.UTF8.GetBytes(part, bytes);
            foreach (byte value in bytes[..count])
            {
                ids.Add(_bytes[value]);
            }
        }
    }
}
