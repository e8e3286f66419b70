using System.Globalization;
using System.Text.RegularExpressions;

namespace ModelGen.Lecture.Tests;

/// <summary>Lines of a table, compared as people read them.</summary>
internal static partial class Numbers
{
    /// <summary>True when both lines have the same words, and numbers that differ by no more than one in their last digit.</summary>
    public static bool AreNear(string one, string other)
    {
        MatchCollection left = Number().Matches(one);
        MatchCollection right = Number().Matches(other);
        return left.Count == right.Count
            && Words(one) == Words(other)
            && left.Zip(right).All(pair => Math.Abs(Value(pair.First) - Value(pair.Second)) <= 1.01 * Math.Max(Unit(pair.First), Unit(pair.Second)));
    }

    private static string Words(string line) => Spaces().Replace(Number().Replace(line, "#"), " ");

    private static double Value(Match number) => double.Parse(number.Value, CultureInfo.InvariantCulture);

    private static double Unit(Match number) => number.Value.Contains('.', StringComparison.Ordinal) ? Math.Pow(10, number.Value.IndexOf('.', StringComparison.Ordinal) + 1 - number.Length) : 0;

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();
}
