namespace ModelGen.Text.Tokenizers;

/// <summary>Puts words together: a space before each token that continues none, and with <paramref name="cleanup"/> none where English has none.</summary>
internal sealed class WordPieceDecoder(string prefix, bool cleanup) : TokenDecoder
{
    // In this order; each of them begins with a space, and sees one token only.
    private static readonly (string Written, string Clean)[] Cleanups =
    [
        (" .", "."), (" ?", "?"), (" !", "!"), (" ,", ","), (" ' ", "'"), (" n't", "n't"), (" 'm", "'m"), (" do not", " don't"), (" 's", "'s"), (" 've", "'ve"),
        (" 're", "'re"),
    ];

    public override void Apply(List<string> tokens)
    {
        for (int i = 0; i < tokens.Count; i++)
        {
            string token = tokens[i];
            if (i > 0)
            {
                token = token.StartsWith(prefix, StringComparison.Ordinal) ? token[prefix.Length..] : " " + token;
            }

            tokens[i] = cleanup && token.Contains(' ') ? Clean(token) : token;
        }
    }

    private static string Clean(string token)
    {
        foreach ((string written, string clean) in Cleanups)
        {
            token = token.Replace(written, clean, StringComparison.Ordinal);
        }

        return token;
    }
}
