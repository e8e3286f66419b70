using System.Numerics.Tensors;

namespace Word2Vec;

/// <summary>The plane in which some vectors differ most: their two first principal components (Pearson 1901), by orthogonal iteration.</summary>
internal static class PrincipalComponents
{
    private const int MostIterations = 2_000;

    /// <summary>Projects vectors on the plane.</summary>
    /// <param name="vectors"><c>[words][dimensions]</c></param>
    /// <returns>A point for each of them, and the share of their variance that the plane shows.</returns>
    public static (double[] X, double[] Y, double Share) Project(IReadOnlyList<double[]> vectors)
    {
        int dimensions = vectors[0].Length;
        double[] mean = [.. Enumerable.Range(0, dimensions).Select(d => vectors.Average(vector => vector[d]))];
        double[][] centred = [.. vectors.Select(vector => vector.Zip(mean, (number, average) => number - average).ToArray())];
        double variance = centred.Sum(row => TensorPrimitives.SumOfSquares<double>(row));

        double[] first = Component(centred, other: null);
        double[] second = Component(centred, first);
        double[] x = Coordinates(centred, first);
        double[] y = Coordinates(centred, second);
        double shown = TensorPrimitives.SumOfSquares<double>(x) + TensorPrimitives.SumOfSquares<double>(y);
        return (x, y, variance > 0 ? shown / variance : 1);
    }

    /// <summary>The direction of the largest variance, at right angles to another: v ← XᵀX·v until it stays.</summary>
    private static double[] Component(double[][] centred, double[]? other)
    {
        // The row that is left longest is no bad guess, and never at right angles to the component.
        double[] guess = centred.Select(row => Without(row, other)).MaxBy(row => TensorPrimitives.SumOfSquares<double>(row))!;
        double[] direction = Unit(guess);
        for (int iteration = 0; iteration < MostIterations; iteration++)
        {
            double[] next = new double[direction.Length];
            foreach (double[] row in centred)
            {
                TensorPrimitives.MultiplyAdd(row, TensorPrimitives.Dot<double>(row, direction), next, next);
            }

            next = Unit(Without(next, other));
            double change = TensorPrimitives.Distance<double>(next, direction);
            direction = next;
            if (change < 1e-12)
            {
                break;
            }
        }

        return direction;
    }

    private static double[] Without(double[] vector, double[]? other)
    {
        double[] rest = [.. vector];
        if (other is not null)
        {
            TensorPrimitives.MultiplyAdd(other, -TensorPrimitives.Dot<double>(vector, other), rest, rest);
        }

        return rest;
    }

    private static double[] Unit(double[] vector)
    {
        double length = TensorPrimitives.Norm<double>(vector);
        return length > 0 ? [.. vector.Select(number => number / length)] : vector;
    }

    private static double[] Coordinates(double[][] rows, double[] direction) => [.. rows.Select(row => TensorPrimitives.Dot<double>(row, direction))];
}
