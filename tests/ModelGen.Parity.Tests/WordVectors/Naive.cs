namespace ModelGen.Parity.Tests.WordVectors;

/// <summary>The queries as their papers write them, in float64 and without a trick.</summary>
internal static class Naive
{
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    public static double Cosine(ReadOnlySpan<float> left, ReadOnlySpan<float> right) => Dot(Unit(left), Unit(right));

    /// <summary>A vector divided by its length.</summary>
    public static double[] Unit(ReadOnlySpan<float> vector) => Unit(Array.ConvertAll(vector.ToArray(), number => (double)number));

    public static double[] Unit(double[] vector)
    {
        double length = Math.Sqrt(Dot(vector, vector));
        return [.. vector.Select(number => number / length)];
    }

    /// <summary>The unit vector of Σ weight·unit(word).</summary>
    public static double[] Mean(IWordVectors words, IEnumerable<WeightedWord> terms)
    {
        double[] sum = new double[words.Manifest.Hidden];
        foreach (WeightedWord term in terms)
        {
            double[] unit = Unit(words[term.Word]);
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] += term.Weight * unit[i];
            }
        }

        return Unit(sum);
    }

    /// <summary>3CosAdd: the cosine of every word with a weighted mean.</summary>
    public static double[] CosAdd(IWordVectors words, IEnumerable<WeightedWord> terms)
    {
        double[] query = Mean(words, terms);
        return [.. words.Words.Select(word => Dot(Unit(words[word]), query))];
    }

    /// <summary>3CosMul: Levy and Goldberg 2014, eq. 4.</summary>
    public static double[] CosMul(IWordVectors words, string[] positive, string[] negative)
    {
        double Shifted(string word, string other) => (1 + Cosine(words[word], words[other])) / 2;
        double Product(string word, string[] others) => others.Aggregate(1.0, (product, other) => product * Shifted(word, other));
        return [.. words.Words.Select(word => Product(word, positive) / (Product(word, negative) + 0.000001))];
    }

    /// <summary>The word whose cosine with the mean of all is smallest.</summary>
    public static string DoesntMatch(IWordVectors words, string[] list)
    {
        double[] mean = Mean(words, list.Select(word => new WeightedWord(word)));
        return list.MinBy(word => Dot(Unit(words[word]), mean))!;
    }
}
