namespace ModelGen.Text.Tokenizers;

/// <summary>Reads the vocabulary in a GGUF file's metadata (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md#tokenizer).</summary>
internal static class GgufTokenizerReader
{
    private static readonly Dictionary<string, Func<GgufFile, Tokenizer>> Models = new(StringComparer.Ordinal)
    {
        ["gpt2"] = GgufBytePairReader.Read,
        ["llama"] = file => new GgufScoredTokenizer(file),
    };

    /// <exception cref="ModelFormatException">The file is broken, or has a vocabulary of a kind that is not supported.</exception>
    public static Tokenizer Read(string path)
    {
        using GgufFile file = GgufFile.Open(path);
        string model = file.Require("tokenizer.ggml.model").AsString();
        return Models.TryGetValue(model, out Func<GgufFile, Tokenizer>? read)
            ? read(file)
            : throw new ModelFormatException(
                path, null, $"its vocabulary is of the kind '{model}' (tokenizer.ggml.model), which is not supported (known: {string.Join(", ", Models.Keys)})");
    }
}
