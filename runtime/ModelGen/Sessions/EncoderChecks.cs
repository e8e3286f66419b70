namespace ModelGen.Runtime;

/// <summary>What every call of an encoder must hold before anything is computed.</summary>
internal static class EncoderChecks
{
    public static void Check(RaggedBatch texts, ModelManifest manifest, int capacity)
    {
        if (texts.Count == 0)
        {
            throw new ArgumentException("The batch is empty: add at least one text.", nameof(texts));
        }

        for (int text = 0; text < texts.Count; text++)
        {
            ReadOnlySpan<int> tokens = texts.Tokens(text);
            if (tokens.Length > manifest.Context)
            {
                throw new ArgumentException(
                    $"Text {text} has {tokens.Length} tokens; {manifest.Name} reads at most {manifest.Context} (its Context). Cut the text, or encode it in parts.",
                    nameof(texts));
            }

            if (tokens.Length > capacity)
            {
                throw new ArgumentException(
                    $"Text {text} has {tokens.Length} tokens; the session was created for at most {capacity}. Create it for more.",
                    nameof(texts));
            }

            CheckTokens(tokens, manifest);
            CheckTypes(texts.TokenTypes(text), manifest);
        }
    }

    private static void CheckTokens(ReadOnlySpan<int> tokens, ModelManifest manifest)
    {
        for (int i = 0; i < tokens.Length; i++)
        {
            if ((uint)tokens[i] >= (uint)manifest.SourceVocabulary)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(tokens),
                    tokens[i],
                    $"Token {i} of {tokens.Length} is outside the vocabulary of {manifest.Name}: ids go from 0 to {manifest.SourceVocabulary - 1}. "
                        + "Is the tokenizer that of this model?");
            }
        }
    }

    private static void CheckTypes(ReadOnlySpan<int> tokenTypes, ModelManifest manifest)
    {
        int most = Math.Max(manifest.TokenTypes, 1) - 1;
        for (int i = 0; i < tokenTypes.Length; i++)
        {
            if ((uint)tokenTypes[i] > (uint)most)
            {
                string types = most == 0 ? "all tokens are of type 0" : $"types go from 0 to {most}";
                throw new ArgumentOutOfRangeException(
                    nameof(tokenTypes),
                    tokenTypes[i],
                    $"The type of token {i} of {tokenTypes.Length} is none of {manifest.Name}: {types}.");
            }
        }
    }
}
