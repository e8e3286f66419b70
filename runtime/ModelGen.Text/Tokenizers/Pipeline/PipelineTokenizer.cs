namespace ModelGen.Text.Tokenizers;

/// <summary>A tokenizer made of exchangeable parts: what <c>tokenizer.json</c> describes (https://huggingface.co/docs/tokenizers/pipeline).</summary>
internal sealed class PipelineTokenizer : Tokenizer
{
    private readonly Pipeline _parts;
    private readonly AddedTokens _added;
    private readonly HashSet<int> _hidden;      // ids that decoding leaves out on request
    private readonly bool _specialInText;       // whether all special tokens are looked for in text anyway
    private PipelineScratch? _scratch;

    /// <param name="parts">The steps.</param>
    /// <param name="hiddenTokens">Special tokens that are not looked for in text.</param>
    /// <exception cref="ModelFormatException">The parts do not fit together.</exception>
    public PipelineTokenizer(Pipeline parts, IReadOnlyList<int>? hiddenTokens = null)
    {
        _parts = parts;
        _added = new AddedTokens(parts.File, parts.AddedTokens, parts.Model.Vocabulary, parts.Normalizer);
        VocabularySize = Math.Max(parts.Model.Vocabulary.Size, _added.Size);
        _hidden = [.. _added.Special, .. hiddenTokens ?? []];
        _specialInText = hiddenTokens is null or [];
        foreach (int id in parts.PostProcessor?.Tokens ?? [])
        {
            if (TokenAt(id) is null)
            {
                throw new ModelFormatException(
                    parts.File, null, $"the post-processor adds the token {id}, which the vocabulary of {VocabularySize} ids does not have");
            }
        }
    }

    /// <summary>The end tokens and their like, found after the parts are known.</summary>
    public PipelineTokenizer(Pipeline parts, Func<Tokenizer, SpecialTokens> special, IReadOnlyList<int>? hiddenTokens = null)
        : this(parts, hiddenTokens)
    {
        SpecialTokens found = special(this);
        BeginOfText = found.BeginOfText;
        EndOfText = found.EndOfText;
        EndTokens = found.EndTokens;
    }

    /// <inheritdoc/>
    public override int VocabularySize { get; }

    /// <inheritdoc/>
    public override int[] Encode(string text, bool addSpecialTokens = true)
    {
        int[] ids = Plain(text);
        return _parts.PostProcessor is null ? ids : Concat(_parts.PostProcessor.Apply([new Segment(ids, 0)], addSpecialTokens));
    }

    /// <inheritdoc/>
    public override int[] EncodeRendered(string text) => _specialInText ? Encode(text, addSpecialTokens: false) : base.EncodeRendered(text);

    /// <inheritdoc/>
    public override EncodedPair EncodePair(string text, string text2, bool addSpecialTokens = true)
    {
        IReadOnlyList<Segment> segments = [new Segment(Plain(text), 0), new Segment(Plain(text2), 1)];
        segments = _parts.PostProcessor?.Apply(segments, addSpecialTokens) ?? segments;
        int[] ids = Concat(segments);
        int[] types = new int[ids.Length];
        int position = 0;
        foreach (Segment segment in segments)
        {
            types.AsSpan(position, segment.Ids.Length).Fill(segment.TypeId);
            position += segment.Ids.Length;
        }

        return new EncodedPair(ids, types);
    }

    /// <inheritdoc/>
    public override string Decode(ReadOnlySpan<int> ids, bool skipSpecialTokens = true)
    {
        var tokens = new List<string>(ids.Length);
        foreach (int id in ids)
        {
            ThrowIfOutside(id, nameof(ids));
            if (TokenAt(id) is { } token && !(skipSpecialTokens && IsSpecial(id)))
            {
                tokens.Add(token);
            }
        }

        if (_parts.Decoder is null)
        {
            return string.Join(' ', tokens);
        }

        _parts.Decoder.Apply(tokens);
        return string.Concat(tokens);
    }

    /// <inheritdoc/>
    public override string? TokenAt(int id) => _added.TokenAt(id) ?? _parts.Model.Vocabulary.TokenAt(id);

    /// <inheritdoc/>
    public override int? IdOf(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        int id = _added.IdOf(token);
        id = id >= 0 ? id : _parts.Model.Vocabulary.IdOf(token);
        return id >= 0 ? id : null;
    }

    /// <inheritdoc/>
    public override bool IsSpecial(int id) => _hidden.Contains(id) || (_added.TokenAt(id) is null && TokenAt(id) is { } token && _added.IsSpecial(token));

    private static int[] Concat(IReadOnlyList<Segment> segments)
    {
        if (segments.Count == 1)
        {
            return segments[0].Ids;
        }

        int[] ids = new int[segments.Sum(segment => segment.Ids.Length)];
        int position = 0;
        foreach (Segment segment in segments)
        {
            segment.Ids.CopyTo(ids, position);
            position += segment.Ids.Length;
        }

        return ids;
    }

    private int[] Plain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        PipelineScratch scratch = Interlocked.Exchange(ref _scratch, null) ?? new PipelineScratch();
        try
        {
            CutOutAddedTokens(CodePoints.Sanitize(text), scratch);
            if (_parts.PreTokenizer is not null)
            {
                _parts.PreTokenizer.Apply(scratch.Source, scratch.Target, scratch);
                scratch.Swap();
            }

            foreach (ref readonly PieceBuffer.Piece piece in scratch.Source.Pieces)
            {
                if (piece.Token >= 0)
                {
                    scratch.Ids.Add(piece.Token);
                }
                else
                {
                    _parts.Model.Tokenize(scratch.Source.TextOf(piece), scratch.Ids, scratch.Merges);
                }
            }

            return [.. scratch.Ids];
        }
        finally
        {
            scratch.Trim();
            _scratch = scratch;
        }
    }

    // Tokens that are meant literally first, then those that are looked for in normalized text.
    private void CutOutAddedTokens(string text, PipelineScratch scratch)
    {
        var literal = new List<(int Start, int End, int Token)>();
        var normalized = new List<(int Start, int End, int Token)>();
        _added.Cut(text, normalized: false, literal);
        foreach ((int start, int end, int token) in literal)
        {
            if (token >= 0)
            {
                scratch.Source.AddToken(token);
                continue;
            }

            string section = end - start == text.Length ? text : text[start..end];
            section = _parts.Normalizer?.Normalize(section) ?? section;
            normalized.Clear();
            _added.Cut(section, normalized: true, normalized);
            foreach ((int innerStart, int innerEnd, int innerToken) in normalized)
            {
                if (innerToken >= 0)
                {
                    scratch.Source.AddToken(innerToken);
                }
                else
                {
                    scratch.Source.Add(section.AsSpan(innerStart, innerEnd - innerStart), start + innerStart == 0);
                }
            }
        }
    }
}
