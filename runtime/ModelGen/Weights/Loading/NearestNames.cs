using System.Text.RegularExpressions;

namespace ModelGen.Runtime;

/// <summary>Finds the names of a file that a wrong name may have been meant for: those with the fewest edits between them (Levenshtein 1966). Numbers of layers count as <c>{layer}</c>.</summary>
internal sealed partial class NearestNames
{
    // A file may have any number of names of any length: what is compared is bounded.
    private const int MostNames = 512;
    private const int MostQuestions = 64;
    private const int LongestName = 128;
    private const int Shown = 3;

    private readonly string[] _names;
    private int _questions;

    public NearestNames(IEnumerable<string> names)
    {
        _names = [.. names.Where(name => name.Length <= LongestName).Select(name => LayerNumber().Replace(name, ".{layer}.")).Distinct(StringComparer.Ordinal).Take(MostNames)];
    }

    /// <summary>The nearest names, the nearest first; none where nothing is alike.</summary>
    public string[] To(string name)
    {
        if (name.Length > LongestName || _questions++ >= MostQuestions)
        {
            return [];
        }

        return
        [
            .. _names
                .Select(candidate => (Name: candidate, Edits: Edits(name, candidate)))
                .Where(pair => pair.Edits * 2 <= Math.Max(name.Length, pair.Name.Length))
                .OrderBy(pair => pair.Edits)
                .ThenBy(pair => pair.Name, StringComparer.Ordinal)
                .Take(Shown)
                .Select(pair => pair.Name),
        ];
    }

    [GeneratedRegex(@"\.[0-9]+\.", RegexOptions.CultureInvariant)]
    private static partial Regex LayerNumber();

    private static int Edits(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int substituted = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
