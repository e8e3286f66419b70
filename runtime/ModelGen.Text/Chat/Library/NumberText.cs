using System.Globalization;
using System.Numerics;

namespace ModelGen.Text.Chat;

/// <summary>Numbers that are written in texts.</summary>
internal static class NumberText
{
    private const int MostDigits = 1000;

    /// <summary>A value as a whole number, or null where it is none; fractions are cut off.</summary>
    public static object? Whole(object? value)
    {
        if (value is string text && text.Length <= MostDigits
            && BigInteger.TryParse(Cleaned(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger number))
        {
            return number;
        }

        return Float(value) is double real && double.IsFinite(real) ? value is BigInteger or bool ? Arithmetic.Number(value) : new BigInteger(Math.Truncate(real)) : null;
    }

    /// <summary>A value as a number with a fraction, or null where it is none.</summary>
    public static object? Float(object? value) => Arithmetic.Number(value) is { } number ? Arithmetic.Double(number)
        : value is string text && text.Length <= MostDigits ? Parse(Cleaned(text).ToLowerInvariant())
        : null;

    private static object? Parse(string text) => text.TrimStart('+', '-') switch
    {
        "inf" or "infinity" => text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity,
        "nan" => double.NaN,
        _ when text.Length > 0 && char.IsAsciiLetterLower(text[^1]) => null,
        _ => double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double number) ? number : null,
    };

    private static string Cleaned(string text) => PythonText.Strip(text, null, start: true, end: true).Replace("_", "", StringComparison.Ordinal);
}
