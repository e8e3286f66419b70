namespace ModelGen.Text.Tokenizers;

/// <summary>Byte-level byte-pair encoding in a GGUF file: the same pipeline as in <c>tokenizer.json</c>, with words by <c>tokenizer.ggml.pre</c>.</summary>
internal static class GgufBytePairReader
{
    /// <exception cref="ModelFormatException">The vocabulary is broken, or cuts words in a way that is not supported.</exception>
    public static Tokenizer Read(GgufFile file, TokenizerOptions options)
    {
        PieceTable pieces = GgufPieces.Read(file);
        string name = file.Metadata.GetValueOrDefault("tokenizer.ggml.pre")?.AsString() ?? "default";
        WordRule words = WordRule.ByName.GetValueOrDefault(name)
            ?? throw new ModelFormatException(file.Path, null, $"it cuts words the way '{name}' (tokenizer.ggml.pre), which is not supported");
        var model = new BpeModel(pieces.All, new MergeTable(ReadMerges(file, pieces.All)), new BpeOptions { IgnoreMerges = words.IgnoreMerges });
        int? begin = GgufPieces.Id(file, pieces, "bos");
        int? end = GgufPieces.Id(file, pieces, "eos");
        var parts = new Pipeline(
            file.Path,
            Normalizer: null,
            GgufPieces.InText(pieces, options),
            new SequencePreTokenizer([.. words.Patterns.Select(Split), new ByteLevelPreTokenizer(addPrefixSpace: false, useRegex: false)]),
            model,
            GgufPieces.Around(
                begin is { } first && (GgufPieces.Flag(file, "add_bos_token") ?? words.AddBegin) ? first : null,
                end is { } last && (GgufPieces.Flag(file, "add_eos_token") ?? false) ? last : null),
            new ByteLevelDecoder());
        return new PipelineTokenizer(parts, tokenizer => GgufPieces.Special(file, pieces, tokenizer, begin, end), GgufPieces.Hidden(pieces));
    }

    private static SplitPreTokenizer Split(string pattern) => new(TextPattern.Regex(pattern, ""), SplitBehaviour.Isolated, invert: false);

    private static List<(int Left, int Right, int Merged)> ReadMerges(GgufFile file, Vocabulary vocabulary)
    {
        IReadOnlyList<string> merges = file.Require("tokenizer.ggml.merges").AsStrings();
        var list = new List<(int Left, int Right, int Merged)>(merges.Count);
        foreach (string merge in merges)
        {
            // The left side may itself be a space.
            int space = merge.Length > 1 ? merge.IndexOf(' ', 1) : -1;
            int left = space < 0 ? -1 : vocabulary.IdOf(merge.AsSpan(0, space));
            int right = space < 0 ? -1 : vocabulary.IdOf(merge.AsSpan(space + 1));
            int merged = space < 0 ? -1 : vocabulary.IdOf(merge.Remove(space, 1));
            if (left < 0 || right < 0 || merged < 0)
            {
                throw new ModelFormatException(file.Path, null, $"the merge '{merge}' does not have two sides that are tokens and make a token");
            }

            list.Add((left, right, merged));
        }

        return list;
    }
}
