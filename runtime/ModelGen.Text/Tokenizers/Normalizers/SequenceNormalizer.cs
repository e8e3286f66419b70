namespace ModelGen.Text.Tokenizers;

/// <summary>One after the other.</summary>
internal sealed class SequenceNormalizer(IReadOnlyList<Normalizer> steps, string file) : Normalizer
{
    public override string Normalize(string text)
    {
        int before = text.Length;
        foreach (Normalizer step in steps)
        {
            text = step.Normalize(text);
            GrowthLimit.Check(file, before, text.Length);
        }

        return text;
    }
}
