using System.Globalization;
using System.Text;

namespace ModelGen;

/// <summary>A sound file that does not fit the declaration: every difference at once.</summary>
public sealed class ModelMismatchException : Exception
{
    private const int ShownDifferences = 40;

    /// <summary>Lists what does not fit.</summary>
    /// <param name="file">Path of the checkpoint.</param>
    /// <param name="model">Name of the declared model.</param>
    /// <param name="differences">A line for each difference: the name, what was expected, what was found, what to do.</param>
    public ModelMismatchException(string file, string model, IReadOnlyList<string> differences)
        : base(Describe(file, model, differences))
    {
        File = file;
        Differences = differences;
    }

    /// <summary>Path of the checkpoint.</summary>
    public string File { get; }

    /// <summary>A line for each difference: the name, what was expected, what was found, what to do. The message shows the first 40.</summary>
    public IReadOnlyList<string> Differences { get; }

    private static string Describe(string file, string model, IReadOnlyList<string> differences)
    {
        StringBuilder text = new();
        string noun = differences.Count == 1 ? "difference" : "differences";
        text.Append(CultureInfo.InvariantCulture, $"'{file}' does not fit {model}: {differences.Count:N0} {noun}.");
        foreach (string difference in differences.Take(ShownDifferences))
        {
            text.Append("\n  ").Append(difference);
        }

        if (differences.Count > ShownDifferences)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  … and {differences.Count - ShownDifferences:N0} more (see {nameof(Differences)}).");
        }

        return text.ToString();
    }
}
