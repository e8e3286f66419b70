namespace ModelGen.Text.Tokenizers;

/// <summary>How SentencePiece rewrites text, with that library's defaults.</summary>
internal sealed record SentencePieceRules
{
    /// <summary>What characters become, or null.</summary>
    public CharacterMap? Map { get; init; }

    /// <summary>Whether a space is put before the text (<c>add_dummy_prefix</c>).</summary>
    public bool AddSpace { get; init; } = true;

    /// <summary>Whether that space goes behind the text instead (<c>treat_whitespace_as_suffix</c>).</summary>
    public bool SpaceBehind { get; init; }

    /// <summary>Whether spaces at the ends fall away and others become one.</summary>
    public bool RemoveExtraSpaces { get; init; } = true;

    /// <summary>Whether spaces become <c>▁</c>.</summary>
    public bool EscapeSpaces { get; init; } = true;
}
