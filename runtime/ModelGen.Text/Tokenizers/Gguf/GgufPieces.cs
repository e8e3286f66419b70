namespace ModelGen.Text.Tokenizers;

/// <summary>Reads the lists that every GGUF vocabulary has.</summary>
internal static class GgufPieces
{
    /// <summary>The tokens with their scores (0 without) and types (normal without).</summary>
    /// <exception cref="ModelFormatException">A list is missing, of the wrong type, or not as long as the others.</exception>
    public static PieceTable Read(GgufFile file)
    {
        IReadOnlyList<string> tokens = file.Require("tokenizer.ggml.tokens").AsStrings();
        float[]? scores = file.Metadata.GetValueOrDefault("tokenizer.ggml.scores")?.AsFloats();
        long[]? types = file.Metadata.GetValueOrDefault("tokenizer.ggml.token_type")?.AsIntegers();
        CheckLength(file, "tokenizer.ggml.scores", scores?.Length, tokens.Count);
        CheckLength(file, "tokenizer.ggml.token_type", types?.Length, tokens.Count);
        var pieces = new ScoredPiece[tokens.Count];
        for (int id = 0; id < pieces.Length; id++)
        {
            long type = types?[id] ?? (long)PieceKind.Normal;
            pieces[id] = new ScoredPiece(tokens[id], scores?[id] ?? 0, type is >= 0 and <= 6 ? (PieceKind)type : (PieceKind)(-1));
        }

        return new PieceTable(file.Path, pieces);
    }

    /// <summary>The id in a key, or null without it.</summary>
    /// <exception cref="ModelFormatException">It lies outside the vocabulary.</exception>
    public static int? Id(GgufFile file, PieceTable pieces, string name)
    {
        string key = $"tokenizer.ggml.{name}_token_id";
        if (!file.Metadata.TryGetValue(key, out GgufValue? value))
        {
            return null;
        }

        long id = value.AsInteger();
        return id >= 0 && id < pieces.Count
            ? (int)id
            : throw new ModelFormatException(file.Path, null, $"'{key}' is {id}, and the vocabulary has the ids 0 to {pieces.Count - 1}");
    }

    /// <summary>A truth value in the tokenizer's keys, or null without it.</summary>
    public static bool? Flag(GgufFile file, string name) => file.Metadata.GetValueOrDefault($"tokenizer.ggml.{name}")?.AsBoolean();

    /// <summary>The tokens with a role.</summary>
    public static SpecialTokens Special(GgufFile file, PieceTable pieces, Tokenizer tokenizer, int? begin, int? end) => SpecialTokens.Complete(
        tokenizer, begin, end, new[] { Id(file, pieces, "eot"), Id(file, pieces, "eom") }.OfType<int>());

    /// <summary>The tokens that are looked for in text: user-defined ones, and on request special ones.</summary>
    public static IReadOnlyList<AddedToken> InText(PieceTable pieces, TokenizerOptions options) =>
        [.. IdsInText(pieces, options).Select(id => new AddedToken(pieces[id].Text) { Special = pieces[id].Kind != PieceKind.UserDefined })];

    /// <summary>The ids of <see cref="InText"/>.</summary>
    public static IEnumerable<int> IdsInText(PieceTable pieces, TokenizerOptions options) =>
        pieces.Of(PieceKind.UserDefined).Concat(options.ParseSpecialTokens ? Hidden(pieces) : []);

    /// <summary>The special tokens, which are no text.</summary>
    public static int[] Hidden(PieceTable pieces) => [.. pieces.Of(PieceKind.Control), .. pieces.Of(PieceKind.Unknown)];

    /// <summary>A token before each text and one behind it, each where there is one.</summary>
    public static TemplatePostProcessor Around(int? begin, int? end)
    {
        TemplatePart[] before = begin is { } first ? [new TemplatePart([first], 0, 0)] : [];
        TemplatePart[] behind = end is { } last ? [new TemplatePart([last], 0, 0)] : [];
        TemplatePart[] single = [.. before, new TemplatePart(null, 0, 0), .. behind];
        TemplatePart[] second = [.. single.Select(part => part with { Text = 1, TypeId = 1 })];
        return new TemplatePostProcessor(single, [.. single, .. second]);
    }

    private static void CheckLength(GgufFile file, string key, int? length, int tokens)
    {
        if (length is not null && length != tokens)
        {
            throw new ModelFormatException(file.Path, null, $"'{key}' has {length} elements for {tokens} tokens");
        }
    }
}
