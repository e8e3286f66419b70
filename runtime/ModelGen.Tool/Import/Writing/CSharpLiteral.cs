using System.Globalization;

namespace ModelGen.Tool.Import.Writing;

/// <summary>Values as a declaration writes them.</summary>
internal static class CSharpLiteral
{
    private const double GroupedFrom = 10_000;
    private const double GroupedBelow = 1e15;

    /// <exception cref="ArgumentException">Attributes have no arguments of the type.</exception>
    public static string Of(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        double number => Of(number),
        string text => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
        Projections.All => "Projections.All",
        Enum flags when flags.GetType().IsDefined(typeof(FlagsAttribute), inherit: false) =>
            string.Join(" | ", flags.ToString().Split(", ").Select(name => $"{flags.GetType().Name}.{name}")),
        Enum member => $"{member.GetType().Name}.{member}",
        Array array => $"[{string.Join(", ", array.Cast<object>().Select(Of))}]",
        _ => throw new ArgumentException($"No argument of an attribute is a {value.GetType().Name}.", nameof(value)),
    };

    /// <summary><c>1e-5</c>, <c>0.25</c>, <c>1_000_000</c>: the shortest text that gives the number again.</summary>
    private static string Of(double number)
    {
        if (Math.Abs(number) is >= GroupedFrom and < GroupedBelow && number == Math.Floor(number))
        {
            return number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '_');
        }

        string text = number.ToString("R", CultureInfo.InvariantCulture);
        int exponent = text.IndexOf('E', StringComparison.Ordinal);
        return exponent < 0 ? text : $"{text[..exponent]}e{int.Parse(text.AsSpan(exponent + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)}";
    }
}
