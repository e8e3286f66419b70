namespace ModelGen.Text.Tokenizers;

/// <summary>One after the other.</summary>
internal sealed class SequenceNormalizer(IReadOnlyList<Normalizer> steps) : Normalizer
{
    public override string Normalize(string text)
    {
        foreach (Normalizer step in steps)
        {
            text = step.Normalize(text);
        }

        return text;
    }
}
