namespace ModelGen.Tool.Inspection;

/// <summary>Whole numbers as text, with ranges where they follow one another.</summary>
internal static class NumberRanges
{
    /// <summary><c>{0–3, 5}</c></summary>
    /// <param name="numbers">In ascending order.</param>
    public static string Describe(IEnumerable<int> numbers)
    {
        List<(int First, int Last)> ranges = [];
        foreach (int number in numbers)
        {
            if (ranges.Count > 0 && ranges[^1].Last == number - 1)
            {
                ranges[^1] = (ranges[^1].First, number);
            }
            else
            {
                ranges.Add((number, number));
            }
        }

        return $"{{{string.Join(", ", ranges.Select(range => range.First == range.Last ? $"{range.First}" : $"{range.First}–{range.Last}"))}}}";
    }
}
