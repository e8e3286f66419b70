namespace ModelGen.Text.Tokenizers;

/// <summary>A unigram language model in a GGUF file (llama-vocab.cpp, <c>llm_tokenizer_ugm</c>).</summary>
internal static class GgufUnigramReader
{
    /// <exception cref="ModelFormatException">The vocabulary is broken, or lacks a token that it needs.</exception>
    public static Tokenizer Read(GgufFile file, TokenizerOptions options)
    {
        PieceTable pieces = GgufPieces.Read(file);
        int unknown = GgufPieces.Id(file, pieces, "unknown") ?? pieces.Of(PieceKind.Unknown).Select(id => (int?)id).FirstOrDefault()
            ?? throw new ModelFormatException(file.Path, null, "its vocabulary has no token for what is unknown");
        int? begin = GgufPieces.Id(file, pieces, "bos");
        int? end = GgufPieces.Id(file, pieces, "eos");
        bool addSpace = GgufPieces.Flag(file, "add_space_prefix") ?? true;
        var parts = new Pipeline(
            file.Path,
            ReadNormalizer(file, pieces, addSpace),
            GgufPieces.InText(pieces, options),
            PreTokenizer: null,
            new UnigramModel(file.Path, pieces.All, ReadPaths(file, pieces, unknown), unknown, byteFallback: false, wholeRuns: false),
            GgufPieces.Around((GgufPieces.Flag(file, "add_bos_token") ?? false) ? begin : null, (GgufPieces.Flag(file, "add_eos_token") ?? true) ? end : null),
            new SequenceDecoder(
                [
                    new ReplaceDecoder(TextPattern.Literal(SentencePieceNormalizer.Space), " "), new ByteFallbackDecoder(), new FuseDecoder(),
                    new StripDecoder(" ", addSpace ? 1 : 0, 0),
                ],
                file.Path));
        return new PipelineTokenizer(parts, tokenizer => GgufPieces.Special(file, pieces, tokenizer, begin, end), GgufPieces.Hidden(pieces));
    }

    private static GgufUnigramNormalizer ReadNormalizer(GgufFile file, PieceTable pieces, bool addSpace)
    {
        var userDefined = new TokenTrie();
        foreach (int id in pieces.Of(PieceKind.UserDefined))
        {
            userDefined.Add(pieces[id].Text, id);
        }

        long[] map = file.Metadata.GetValueOrDefault("tokenizer.ggml.precompiled_charsmap")?.AsIntegers() ?? [];
        var rules = new SentencePieceRules
        {
            Map = map.Length == 0 ? null : CharacterMap.Read(file.Path, [.. map.Select(value => unchecked((byte)value))]),
            AddSpace = addSpace,
            RemoveExtraSpaces = GgufPieces.Flag(file, "remove_extra_whitespaces") ?? false,
        };
        return new GgufUnigramNormalizer(rules, userDefined);
    }

    // User-defined pieces score 0, so that they win against logarithms of probabilities; unused ones take part.
    private static UnigramPaths ReadPaths(GgufFile file, PieceTable pieces, int unknown)
    {
        float lowest = float.MaxValue;
        double[] scores = [.. pieces.Scores()];
        foreach (int id in pieces.Of(PieceKind.Normal))
        {
            lowest = float.IsFinite(pieces[id].Score)
                ? Math.Min(lowest, pieces[id].Score)
                : throw new ModelFormatException(file.Path, null, $"the piece {id} has the score {pieces[id].Score}, which is not finite");
        }

        foreach (int id in pieces.Of(PieceKind.UserDefined))
        {
            scores[id] = 0;
        }

        IEnumerable<int> found = pieces.Of(PieceKind.Normal).Concat(pieces.Of(PieceKind.UserDefined)).Concat(pieces.Of(PieceKind.Unused));
        var trie = new PieceTrie(file.Path, found.Select(id => (pieces[id].Text, id)));
        return new UnigramPaths(trie, scores, unknown, lowest - UnigramPaths.UnknownPenalty, single: false);
    }
}
