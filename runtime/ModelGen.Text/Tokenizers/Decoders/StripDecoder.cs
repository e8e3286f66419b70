namespace ModelGen.Text.Tokenizers;

/// <summary>Takes a character away at the ends of each token, so many times at most.</summary>
internal sealed class StripDecoder(string character, int start, int stop) : TokenDecoder
{
    public override void Apply(List<string> tokens)
    {
        for (int i = 0; i < tokens.Count; i++)
        {
            ReadOnlySpan<char> token = tokens[i];
            for (int taken = 0; taken < start && token.StartsWith(character, StringComparison.Ordinal); taken++)
            {
                token = token[character.Length..];
            }

            for (int taken = 0; taken < stop && token.EndsWith(character, StringComparison.Ordinal); taken++)
            {
                token = token[..^character.Length];
            }

            if (token.Length != tokens[i].Length)
            {
                tokens[i] = token.ToString();
            }
        }
    }
}
