namespace ModelGen.Generator.Parsing.Rules;

/// <summary>What rules ask of real numbers.</summary>
internal static class Number
{
    public static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);

    /// <summary>True if the number is finite, once it is a float32 in generated code.</summary>
    public static bool IsSingle(double value) => IsFinite((float)value);

    /// <summary>True if the number, once it is a float32 in generated code, is finite and greater than 0.</summary>
    public static bool IsPositiveSingle(double value) => (float)value > 0 && !float.IsInfinity((float)value);
}
