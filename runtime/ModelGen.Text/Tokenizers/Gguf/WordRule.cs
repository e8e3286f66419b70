namespace ModelGen.Text.Tokenizers;

/// <summary>How a byte-level vocabulary cuts words: what <c>tokenizer.ggml.pre</c> names (llama-vocab.cpp).</summary>
/// <param name="Patterns">Applied one after the other, each to the pieces of the one before.</param>
internal sealed record WordRule(IReadOnlyList<string> Patterns)
{
    private const string Gpt2Words = @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)";
    private const string Llama3Words =
        @"(?:'[sS]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD])|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    private const string Qwen2Words =
        @"(?:'[sS]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD])|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    private const string BloomWords = @" ?[^(\s|.,!?…。，、।۔،)]+";

    private static readonly WordRule Default = new([@"[\p{P}\$\+<=>\^~\|]+", Gpt2Words, @"\p{N}+", "[0-9][0-9][0-9]"]);
    private static readonly WordRule Gpt2 = new([Gpt2Words]);
    private static readonly WordRule Llama3 = new([Llama3Words]) { IgnoreMerges = true, AddBegin = true };
    private static readonly WordRule Llama3Plain = new([Llama3Words]);
    private static readonly WordRule Qwen2 = new([Qwen2Words]);
    private static readonly WordRule DigitsThenGpt2 = new([@"\p{N}", Gpt2Words]);
    private static readonly WordRule Bloom = new([BloomWords]);

    /// <summary>The rules by their names in files.</summary>
    public static readonly IReadOnlyDictionary<string, WordRule> ByName = new Dictionary<string, WordRule>(StringComparer.Ordinal)
    {
        ["default"] = Default,
        ["gpt-2"] = Gpt2,
        ["phi-2"] = Gpt2,
        ["mpt"] = Gpt2,
        ["olmo"] = Gpt2,
        ["jais"] = Gpt2,
        ["llama3"] = Llama3,
        ["llama-v3"] = Llama3,
        ["llama-bpe"] = Llama3,
        ["dbrx"] = Llama3Plain,
        ["smaug-bpe"] = Llama3Plain,
        ["qwen2"] = Qwen2,
        ["deepseek-r1-qwen"] = Qwen2,
        ["stablelm2"] = Qwen2,
        ["starcoder"] = DigitsThenGpt2,
        ["refact"] = DigitsThenGpt2,
        ["command-r"] = DigitsThenGpt2,
        ["smollm"] = DigitsThenGpt2,
        ["codeshell"] = DigitsThenGpt2,
        ["bloom"] = Bloom,
    };

    /// <summary>Whether a word that is a token is that token, whatever the merges say.</summary>
    public bool IgnoreMerges { get; init; }

    /// <summary>Whether the beginning token is added where the file does not say.</summary>
    public bool AddBegin { get; init; }
}
