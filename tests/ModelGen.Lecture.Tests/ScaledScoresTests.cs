using System.Globalization;
using System.Numerics.Tensors;
using Xunit;

namespace ModelGen.Lecture.Tests;

/// <summary>Why attention divides by √d: queries and keys whose elements have variance 1 give scores of variance d, and a softmax over such scores is a maximum.</summary>
public sealed class ScaledScoresTests
{
    public const string Block = "variance of scores";
    private const int Keys = 64;
    private const int Queries = 2_000;

    [Fact]
    public void The_root_keeps_the_variance_of_scores_at_one()
    {
        (int Size, Measure Plain, Measure Scaled)[] rows = [.. new[] { 4, 16, 64, 256 }.Select(size => (size, Take(size, scale: 1), Take(size, 1 / Math.Sqrt(size))))];
        Assert.All(rows, row => Assert.InRange(row.Plain.Variance / row.Size, 0.97, 1.03));
        Assert.All(rows, row => Assert.InRange(row.Scaled.Variance, 0.97, 1.03));

        // Without the root one key takes nearly all the weight, and a gradient through the softmax is nearly zero; with it the head's size does not matter.
        Assert.True(rows[^1].Plain.LargestWeight > 0.8);
        Assert.True(rows[^1].Scaled.LargestWeight < 0.2);
        LecturePage.HoldsNearly(
            Block,
            [
                "            q·k                        q·k/√d",
                "   d   variance  largest weight   variance  largest weight",
                .. rows.Select(row => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{row.Size,4}{row.Plain.Variance,11:0.0}{row.Plain.LargestWeight,16:0.00}{row.Scaled.Variance,11:0.00}{row.Scaled.LargestWeight,16:0.00}")),
            ]);
    }

    /// <summary>The variance of the scores of random queries with random keys, and the mean of each query's largest weight.</summary>
    private static Measure Take(int size, double scale)
    {
        Random random = new(size);
        double squares = 0;
        double largest = 0;
        double[] scores = new double[Keys];
        for (int query = 0; query < Queries; query++)
        {
            double[] q = Normal(random, size);
            for (int key = 0; key < Keys; key++)
            {
                scores[key] = scale * TensorPrimitives.Dot<double>(q, Normal(random, size));
            }

            squares += TensorPrimitives.SumOfSquares<double>(scores);
            TensorPrimitives.SoftMax<double>(scores, scores);
            largest += TensorPrimitives.Max<double>(scores);
        }

        return new Measure(squares / (Queries * Keys), largest / Queries);
    }

    // Box and Muller 1958.
    private static double[] Normal(Random random, int size) =>
        [.. Enumerable.Range(0, size).Select(_ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];

    private readonly record struct Measure(double Variance, double LargestWeight);
}
