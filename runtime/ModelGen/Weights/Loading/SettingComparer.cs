using System.Globalization;

namespace ModelGen.Runtime;

/// <summary>
/// Compares settings of a file with declared ones. Values are <see cref="long"/>, <see cref="double"/>, <see cref="bool"/>, <see cref="string"/> or arrays of
/// those.
/// </summary>
internal static class SettingComparer
{
    private const double FloatTolerance = 1e-6;

    /// <summary>True when the file's value agrees with the rule. Of a list, all must.</summary>
    public static bool Agrees(SettingRule rule, object found)
    {
        if (rule.Expected is double[] numbers)
        {
            return found is object[] items && items.Length == numbers.Length && items.Zip(numbers).All(pair => Agrees(rule with { Expected = pair.Second }, pair.First));
        }

        if (found is object[] list)
        {
            return list.Length > 0 && list.All(item => Agrees(rule, item));
        }

        if (rule.Expected is string[] any)
        {
            return found is string text && any.Contains(text, StringComparer.Ordinal);
        }

        return (rule.Expected, found) switch
        {
            (bool expected, bool value) => expected == value,
            (string expected, string value) => string.Equals(expected, value, StringComparison.Ordinal),
            (long expected, long value) => rule.Comparison == SettingComparison.AtLeast ? value >= expected : value == expected,
            (long or double, long or double) => AgreeAsFloats(rule, Float(rule.Expected), Float(found)),
            _ => false,
        };
    }

    /// <summary>What was expected, for a message.</summary>
    public static string Expectation(SettingRule rule) => rule.Comparison == SettingComparison.AtLeast ? $"{Show(rule.Expected)} or more" : Show(rule.Expected);

    /// <summary>A value, for a message.</summary>
    public static string Show(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        string text => Printable.Quote(text),
        string[] any => string.Join(" or ", any.Select(Printable.Quote)),
        double[] numbers => Show(numbers.Cast<object>().ToArray()),
        object[] list => $"[{string.Join(", ", list.Take(8).Select(Show))}{(list.Length > 8 ? ", …" : "")}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static double Float(object number) => Convert.ToDouble(number, CultureInfo.InvariantCulture);

    private static bool AgreeAsFloats(SettingRule rule, double expected, double value)
    {
        double tolerance = FloatTolerance * Math.Abs(expected);
        return rule.Comparison == SettingComparison.AtLeast ? value >= expected - tolerance : Math.Abs(value - expected) <= tolerance;
    }
}
