namespace ModelGen.Text.Tokenizers;

/// <summary>
/// Reads <c>tokenizer.json</c> of the <c>tokenizers</c> library. Truncation and padding in the file are left to the caller of <see cref="Tokenizer.Encode"/>.
/// </summary>
internal static class TokenizerJsonReader
{
    /// <exception cref="ModelFormatException">The file is broken, or names a component that is not supported.</exception>
    public static Tokenizer Read(string path)
    {
        Pipeline parts = JsonEntry.Read(path, ReadParts);
        SpecialTokenFiles beside = SpecialTokenFiles.Read(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return new PipelineTokenizer(parts, tokenizer => beside.Resolve(tokenizer, parts.PostProcessor?.First));
    }

    private static Pipeline ReadParts(JsonEntry root) => new(
        root.File,
        root.Find("normalizer") is { } normalizer ? NormalizerReaders.Table.Read(normalizer) : null,
        [.. (root.Find("added_tokens")?.Elements() ?? []).Select(ReadAddedToken)],
        root.Find("pre_tokenizer") is { } preTokenizer ? PreTokenizerReaders.Table.Read(preTokenizer) : null,
        ModelReaders.Read(root.Require("model")),
        root.Find("post_processor") is { } postProcessor ? PostProcessorReaders.Table.Read(postProcessor) : null,
        root.Find("decoder") is { } decoder ? DecoderReaders.Table.Read(decoder) : null);

    private static AddedToken ReadAddedToken(JsonEntry entry)
    {
        bool special = entry.Flag("special", false);
        return new AddedToken(entry.Require("content").String())
        {
            LeftStrip = entry.Flag("lstrip", false),
            RightStrip = entry.Flag("rstrip", false),
            SingleWord = entry.Flag("single_word", false),
            Normalized = entry.Flag("normalized", !special),
            Special = special,
        };
    }
}
