using System.Globalization;

namespace ModelGen.Generator.Emit;

/// <summary>Values as C# literals, the same in every culture and on every runtime that hosts the compiler.</summary>
internal static class Literals
{
    /// <summary>A whole number with its thousands set apart, as a person would write it.</summary>
    public static string Integer(long value) => value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '_');

    /// <summary>The float32 nearest to a value, with the nine digits that name it.</summary>
    public static string Float(double value)
    {
        // The shortest text that reads back as the same float; formats differ between runtimes, so it is searched here.
        float single = (float)value;
        if (single == Math.Floor(single) && Math.Abs(single) < 1e6f)
        {
            return single.ToString("0", CultureInfo.InvariantCulture) + "f";
        }

        for (int digits = 1; digits <= 9; digits++)
        {
            string text = single.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (float.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).Equals(single))
            {
                return Exponent(text) + "f";
            }
        }

        throw new ArgumentOutOfRangeException(nameof(value), value, "Only finite numbers have a literal.");
    }

    /// <summary>A float64 with the digits that name it; whole numbers are written without a fraction.</summary>
    public static string Double(double value) => value == Math.Floor(value) && Math.Abs(value) < 1e15
        ? Integer((long)value)
        : Exponent(value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>A string in quotes.</summary>
    public static string String(string value) => "\"" + value.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";

    private static string Exponent(string text) => text.Replace("E-0", "e-").Replace("E+0", "e+").Replace("E", "e");
}
