using System.Globalization;
using ModelGen.Runtime;

namespace ModelGen.Tool.Inspection;

/// <summary>An entry of metadata.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Type">What the format calls its type; null where the format has texts alone.</param>
/// <param name="Value">A <see cref="long"/>, <see cref="double"/>, <see cref="bool"/>, <see cref="string"/>, or an array of those.</param>
internal sealed record InspectedEntry(string Key, string? Type, object Value)
{
    public InspectedEntry(GgufValue value)
        : this(value.Key, value.ElementType is { } element ? $"{element}[{value.Count.ToString(CultureInfo.InvariantCulture)}]" : value.Type.ToString(), value.Plain())
    {
    }

    /// <summary>The value on one line: short, without control characters; of an array its type and first elements.</summary>
    public string Text => Value is object[] elements
        ? $"{Type} {string.Join(", ", elements.Take(4).Select(Scalar))}{(elements.Length > 4 ? ", …" : "")}"
        : Scalar(Value);

    private string Scalar(object value) => value switch
    {
        string text => Printable.Quote(text),
        bool truth => truth ? "true" : "false",

        // As short as the type of the file allows: 1E-12, not the double that is nearest to the float32.
        double number when Type?.StartsWith("Float32", StringComparison.Ordinal) == true => ((float)number).ToString(CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"Metadata has no values of {value.GetType()}."),
    };
}
