using System.Globalization;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>Numbers and names as people read them, the same in every culture.</summary>
internal static class Text
{
    /// <summary>A whole number with thousands set apart, or a real one with as many digits as it needs.</summary>
    public static string Number(double value) => value == Math.Floor(value) && Math.Abs(value) < 1e15
        ? value.ToString("#,0", CultureInfo.InvariantCulture)
        : value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A number of bytes in the unit that leaves three digits or so: <c>1,280 B</c>, <c>21 KB</c>, <c>1.04 MB</c>.</summary>
    public static string Bytes(long bytes) => bytes < 10_000 ? Number(bytes) + " B" : Scaled(bytes, "B");

    /// <summary>A large number with a decimal prefix: <c>0.52 M</c> + unit.</summary>
    public static string Scaled(double value, string unit)
    {
        (double factor, string prefix) = value switch
        {
            >= 0.5e12 => (1e12, "T"),
            >= 0.5e9 => (1e9, "G"),
            >= 0.5e6 => (1e6, "M"),
            >= 0.5e3 => (1e3, "K"),
            _ => (1.0, ""),
        };
        double scaled = value / factor;
        return scaled.ToString(scaled >= 20 ? "#,0" : "0.##", CultureInfo.InvariantCulture) + " " + prefix + unit;
    }

    /// <summary>What the embedded tokens are multiplied by.</summary>
    public static string Factor(EmbeddingSpec embedding, int hidden) =>
        (embedding.Factor == 1 ? "" : Number(embedding.Factor)) + (embedding.Scale == EmbeddingScale.SqrtHidden ? (embedding.Factor == 1 ? "√" : "·√") + Number(hidden) : "");

    /// <summary>The name of a norm in the papers.</summary>
    public static string NameOf(Norm norm) => norm switch
    {
        Norm.Rms => "RMSNorm",
        Norm.Layer => "LayerNorm",
        _ => throw new ArgumentOutOfRangeException(nameof(norm), norm, "No such norm."),
    };
}
