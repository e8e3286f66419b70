using System.Globalization;
using ModelGen;
using ModelGen.Text;

namespace Bloom;

/// <summary>The table and the plot of perplexity over the length of the window.</summary>
internal static class PerplexityReport
{
    /// <summary>Tokens of the windows that the model was trained on.</summary>
    private const int TrainedWindow = 128;

    private static readonly int[] Windows = [64, 128, 256, 512, 1024, 2048];

    /// <summary>The beginning of the book of Ruth, 2,048 tokens in each language, which was not trained on.</summary>
    private static readonly (string Name, string File)[] Texts = [("English", "ruth-english.txt"), ("Spanish", "ruth-spanish.txt")];

    /// <summary>Measures, and writes the table to the console.</summary>
    /// <param name="model">The model.</param>
    /// <param name="tokenizer">Its tokenizer.</param>
    /// <param name="folder">Where the texts lie.</param>
    /// <param name="plot">A PNG file to write, or null.</param>
    /// <param name="cancellation">Stops between two windows.</param>
    public static void Write(IDecoder model, Tokenizer tokenizer, string folder, string? plot, CancellationToken cancellation)
    {
        Console.WriteLine("window " + string.Concat(Windows.Select(window => Format($"{window,8:N0}"))));
        List<(string Name, double[] Perplexities)> lines = [];
        foreach ((string name, string file) in Texts)
        {
            int[] tokens = tokenizer.Encode(File.ReadAllText(Path.Combine(folder, file)), addSpecialTokens: false);
            double[] perplexities = [.. Windows.Select(window => Perplexity.Measure(model, tokens, window, read =>
            {
                cancellation.ThrowIfCancellationRequested();
                ShowProgress(Format($"{name}, windows of {window:N0}: {read:N0} of {tokens.Length:N0} tokens"));
            }))];
            ShowProgress("");
            Console.WriteLine($"{name,-7}" + string.Concat(perplexities.Select(perplexity => Format($"{perplexity,8:F2}"))));
            lines.Add((name, perplexities));
        }

        if (plot is not null)
        {
            PerplexityPlot.Save(plot, Windows, TrainedWindow, lines);
            Console.WriteLine();
            Console.WriteLine($"Plot: {plot}");
        }
    }

    private static string Format(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>One line that overwrites itself, for someone who watches: nothing where the errors go to a file.</summary>
    private static void ShowProgress(string text)
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write($"\r{text,-60}\r");
        }
    }
}
