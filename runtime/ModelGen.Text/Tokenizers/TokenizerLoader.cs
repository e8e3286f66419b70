namespace ModelGen.Text.Tokenizers;

/// <summary>Finds the tokenizer file that a path means, and the reader for it.</summary>
internal static class TokenizerLoader
{
    private const string Kinds = "tokenizer.json, tokenizer.model, vocab.txt or one .gguf file";

    private static readonly Dictionary<string, Func<string, TokenizerOptions, Tokenizer>> Readers = new(StringComparer.OrdinalIgnoreCase)
    {
        [".gguf"] = GgufTokenizerReader.Read,
        [".json"] = (path, _) => TokenizerJsonReader.Read(path),
        [".model"] = (path, _) => SentencePieceTokenizer.Read(path),
        [".txt"] = (path, _) => VocabularyTextReader.Read(path),
    };

    public static Tokenizer Load(string path, TokenizerOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string file = Directory.Exists(path) ? FindIn(path) : path;
        if (!File.Exists(file))
        {
            throw new FileNotFoundException($"There is no tokenizer at '{path}'.", path);
        }

        return Readers.TryGetValue(Path.GetExtension(file), out Func<string, TokenizerOptions, Tokenizer>? read)
            ? read(file, options)
            : throw new ModelFormatException(file, null, $"a tokenizer is {Kinds}");
    }

    private static string FindIn(string folder)
    {
        foreach (string name in (ReadOnlySpan<string>)["tokenizer.json", "tokenizer.model", "vocab.txt"])
        {
            string path = Path.Combine(folder, name);
            if (File.Exists(path))
            {
                return path;
            }
        }

        string[] models = Directory.GetFiles(folder, "*.gguf");
        return models.Length == 1
            ? models[0]
            : throw new FileNotFoundException($"'{folder}' holds no tokenizer: looked for {Kinds}, and found {models.Length} of the last kind.", folder);
    }
}
