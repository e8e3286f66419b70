using System.Text;

namespace ModelGen.Text.Tokenizers;

/// <summary>Takes all marks away. Of a decomposed text that leaves the letters.</summary>
internal sealed class StripAccentsNormalizer : Normalizer
{
    public override string Normalize(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if ((CategoryMasks.Mark & CodePoints.CategoryBit(rune.Value)) == 0)
            {
                builder.Append(rune);
            }
        }

        return builder.ToString();
    }
}
