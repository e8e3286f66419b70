namespace ModelGen.Text.Tokenizers;

/// <summary>One after the other.</summary>
internal sealed class SequenceDecoder(IReadOnlyList<TokenDecoder> steps, string file) : TokenDecoder
{
    public override void Apply(List<string> tokens)
    {
        long before = Length(tokens);
        foreach (TokenDecoder step in steps)
        {
            step.Apply(tokens);
            GrowthLimit.Check(file, before, Length(tokens));
        }
    }

    private static long Length(List<string> tokens)
    {
        long sum = 0;
        foreach (string token in tokens)
        {
            sum += token.Length;
        }

        return sum;
    }
}
