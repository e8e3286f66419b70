namespace ModelGen.Text.Tokenizers;

/// <summary>The tokens with a role in generation.</summary>
internal sealed record SpecialTokens(int? BeginOfText, int? EndOfText, IReadOnlyList<int> EndTokens)
{
    /// <summary>
    /// Tokens that end a turn or a text wherever a vocabulary has them as special tokens. Their names are unmistakable (the list is llama.cpp's).
    /// </summary>
    private static readonly string[] EndNames =
    [
        "<|eot_id|>", "<|im_end|>", "<|end|>", "<|return|>", "<|call|>", "<end_of_turn>", "<|endoftext|>", "<|eom_id|>", "<EOT>", "_<EOT>", "<|end_of_text|>",
        "<end_of_utterance>",
    ];

    /// <summary>Names of a text's end where no file says what it is.</summary>
    private static readonly string[] EndOfTextNames = ["</s>", "<|endoftext|>", "<|end_of_text|>", "<eos>", "<|im_end|>"];

    /// <summary>Adds the ends that the vocabulary names; ids that it does not have are left out.</summary>
    public static SpecialTokens Complete(Tokenizer tokenizer, int? begin, int? end, IEnumerable<int> ends)
    {
        var all = new List<int>();
        if (end is not null)
        {
            all.Add(end.Value);
        }

        all.AddRange(ends);
        all.AddRange(EndNames.Select(tokenizer.IdOf).OfType<int>().Where(tokenizer.IsSpecial));
        return new SpecialTokens(begin, end, [.. all.Where(id => tokenizer.TokenAt(id) is not null).Distinct()]);
    }

    /// <summary>All special tokens of a vocabulary, to be found in text.</summary>
    public static TokenTrie TrieOf(Tokenizer tokenizer)
    {
        var trie = new TokenTrie();
        for (int id = 0; id < tokenizer.VocabularySize; id++)
        {
            if (tokenizer.IsSpecial(id) && tokenizer.TokenAt(id) is { Length: > 0 } token)
            {
                trie.Add(token, id);
            }
        }

        return trie;
    }

    /// <summary>The end of a text by its usual names, or null.</summary>
    public static int? GuessEndOfText(Tokenizer tokenizer) =>
        EndOfTextNames.Select(tokenizer.IdOf).FirstOrDefault(id => id is { } found && tokenizer.IsSpecial(found));
}
