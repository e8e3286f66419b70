namespace ModelGen.Text.Tokenizers;

/// <summary>
/// Keeps replacements that make text longer, one upon the other, from filling the memory: a few bytes of a hostile file could double a text a hundred times.
/// </summary>
internal static class GrowthLimit
{
    private const int LongestReplacement = 256;
    private const long FreeLength = 1 << 20;
    private const long MostGrowth = 1024;

    /// <summary>What is put in for something else.</summary>
    /// <exception cref="ModelFormatException">It is too long.</exception>
    public static string Replacement(JsonEntry entry)
    {
        string text = entry.String();
        return text.Length <= LongestReplacement ? text : throw entry.Error($"has {text.Length} characters, and a replacement may have {LongestReplacement}");
    }

    /// <summary>Checks a text between two steps.</summary>
    /// <exception cref="ModelFormatException">It has grown beyond all measure.</exception>
    public static void Check(string file, long before, long after)
    {
        if (after > FreeLength + (MostGrowth * before))
        {
            throw new ModelFormatException(file, null, $"its replacements make {after:N0} characters of {before:N0}");
        }
    }
}
