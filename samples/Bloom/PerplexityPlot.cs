using System.Globalization;
using ScottPlot;

namespace Bloom;

/// <summary>Draws perplexity over the length of the window.</summary>
internal static class PerplexityPlot
{
    /// <summary>Writes one line for each text as a PNG file; the lengths of the windows, powers of two, are evenly spaced.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="windows">Tokens of the windows.</param>
    /// <param name="trained">Tokens of the windows that the model was trained on.</param>
    /// <param name="lines">The name of a text, and its perplexity for each window.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(string path, IReadOnlyList<int> windows, int trained, IReadOnlyList<(string Name, double[] Perplexities)> lines)
    {
        Plot plot = new();
        double[] positions = [.. windows.Select(window => Math.Log2(window))];
        foreach ((string name, double[] perplexities) in lines)
        {
            var line = plot.Add.Scatter(positions, perplexities);
            line.LegendText = name;
            line.LineWidth = 2;
            line.MarkerSize = 8;
        }

        var mark = plot.Add.VerticalLine(Math.Log2(trained), pattern: LinePattern.Dashed, color: Colors.Gray);
        mark.LegendText = $"trained on {trained}";
        plot.Axes.Bottom.SetTicks(positions, [.. windows.Select(window => window.ToString("N0", CultureInfo.InvariantCulture))]);
        plot.Axes.SetLimitsY(0, 1.15 * lines.Max(line => line.Perplexities.Max()));
        plot.Title("ALiBi beyond the windows of its training");
        plot.XLabel("tokens in a window");
        plot.YLabel("perplexity");
        plot.ShowLegend(Alignment.LowerRight);
        File.WriteAllBytes(path, plot.GetImageBytes(width: 800, height: 500, ImageFormat.Png));
    }
}
