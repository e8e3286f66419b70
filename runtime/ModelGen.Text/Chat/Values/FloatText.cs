using System.Globalization;

namespace ModelGen.Text.Chat;

/// <summary>Numbers with a fraction as Python writes them: the shortest digits that read back as the same number, with an exponent below 1e-4 and from 1e16 on.</summary>
internal static class FloatText
{
    public static string Of(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }

        string scientific = value.ToString("E16", CultureInfo.InvariantCulture);
        string shortest = value.ToString("R", CultureInfo.InvariantCulture);
        int mark = shortest.IndexOf('E', StringComparison.Ordinal);
        int exponent = value == 0 ? 0 : ExponentOf(mark < 0 ? scientific : shortest);
        string mantissa = mark < 0 ? shortest : shortest[..mark];
        string sign = mantissa[0] == '-' ? "-" : "";
        string digits = mantissa.TrimStart('-').Replace(".", "", StringComparison.Ordinal).TrimStart('0').TrimEnd('0');
        digits = digits.Length == 0 ? "0" : digits;
        return sign + exponent switch
        {
            < -4 or >= 16 => string.Create(
                CultureInfo.InvariantCulture, $"{digits[0]}{(digits.Length > 1 ? "." : "")}{digits[1..]}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}"),
            < 0 => "0." + new string('0', -exponent - 1) + digits,
            _ when digits.Length <= exponent + 1 => digits.PadRight(exponent + 1, '0') + ".0",
            _ => digits[..(exponent + 1)] + "." + digits[(exponent + 1)..],
        };
    }

    private static int ExponentOf(string scientific) => int.Parse(scientific.AsSpan(scientific.IndexOf('E', StringComparison.Ordinal) + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
