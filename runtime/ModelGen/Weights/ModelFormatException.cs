using System.Globalization;

namespace ModelGen;

/// <summary>A file breaks the rules of its format: it is damaged, cut short, hostile, or something else altogether.</summary>
public sealed class ModelFormatException : Exception
{
    /// <summary>Says which file breaks which rule.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="offset">Byte of the file at which it shows, where one is known.</param>
    /// <param name="rule">What the format asks for and what was found.</param>
    /// <param name="innerException">The cause, if another exception told of it.</param>
    public ModelFormatException(string file, long? offset, string rule, Exception? innerException = null)
        : base(Describe(file, offset, rule), innerException)
    {
        File = file;
        Offset = offset;
        Rule = rule;
    }

    /// <summary>Path of the file.</summary>
    public string File { get; }

    /// <summary>Byte of the file at which it shows, or null where none can be named.</summary>
    public long? Offset { get; }

    /// <summary>What the format asks for and what was found.</summary>
    public string Rule { get; }

    private static string Describe(string file, long? offset, string rule) => offset is { } at
        ? string.Create(CultureInfo.InvariantCulture, $"'{file}' is broken at byte {at:N0}: {rule}")
        : $"'{file}' is broken: {rule}";
}
