using System.Globalization;
using ScottPlot;
using ScottPlot.Plottables;

namespace Word2Vec;

/// <summary>Draws words as points of the plane in which they differ most.</summary>
internal static class WordPlot
{
    private const int Width = 1000;
    private const int Height = 750;

    public static string Save(EnglishWords words, IReadOnlyList<string> list, string path)
    {
        double[][] vectors = [.. list.Select(word => Unit(words[word]))];
        (double[] x, double[] y, double share) = PrincipalComponents.Project(vectors);
        using Plot plot = new();
        plot.Add.ScatterPoints(x, y).MarkerSize = 7;
        for (int i = 0; i < list.Count; i++)
        {
            Text label = plot.Add.Text(list[i], x[i], y[i]);
            label.LabelFontSize = 15;
            label.LabelAlignment = Alignment.MiddleLeft;
            label.OffsetX = 6;
        }

        // Room for the words at the right edge.
        plot.Axes.Margins(0.12, 0.08);
        plot.Title(string.Create(CultureInfo.InvariantCulture, $"{list.Count} words in two of {EnglishWords.Dimensions} dimensions: {share:P0} of their variance"));
        plot.XLabel("first principal component");
        plot.YLabel("second principal component");
        plot.SavePng(path, Width, Height);
        return string.Create(CultureInfo.InvariantCulture, $"'{path}': {list.Count} words, {share:P0} of their variance");
    }

    // As cosines do, the plot leaves out how long vectors are, which is mostly how frequent a word is.
    private static double[] Unit(ReadOnlySpan<float> vector)
    {
        double[] numbers = Array.ConvertAll(vector.ToArray(), number => (double)number);
        double length = Math.Sqrt(numbers.Sum(number => number * number));
        return [.. numbers.Select(number => number / length)];
    }
}
