namespace ModelGen.Text.Tokenizers;

/// <summary>Reads the vocabulary in a GGUF file's metadata (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md#tokenizer).</summary>
internal static class GgufTokenizerReader
{
    private static readonly Dictionary<string, Func<GgufFile, TokenizerOptions, Tokenizer>> Models = new(StringComparer.Ordinal)
    {
        ["bert"] = GgufWordPieceReader.Read,
        ["gpt2"] = GgufBytePairReader.Read,
        ["llama"] = (file, options) => new GgufScoredTokenizer(file, options),
        ["t5"] = GgufUnigramReader.Read,
    };

    /// <exception cref="ModelFormatException">The file is broken, or has a vocabulary of a kind that is not supported.</exception>
    public static Tokenizer Read(string path, TokenizerOptions options)
    {
        using GgufFile file = GgufFile.Open(path);
        string model = file.Require("tokenizer.ggml.model").AsString();
        return Models.TryGetValue(model, out Func<GgufFile, TokenizerOptions, Tokenizer>? read)
            ? read(file, options)
            : throw new ModelFormatException(
                path,
                null,
                $"its vocabulary is of the kind '{model}' (tokenizer.ggml.model), which is not supported (known: {string.Join(", ", Models.Keys)})");
    }
}
