using ModelGen.Generator.Model;

namespace ModelGen.Generator.Tests.SecondOpinion;

/// <summary>The functions of the papers, in double precision and without a thought for speed.</summary>
internal static class Numerics
{
    /// <summary>The function of a feed-forward part.</summary>
    public static double Activate(FeedForwardSpec spec, double x) => spec.SigmoidFactor == 1 ? Activate(spec.Activation, x) : x / (1 + Math.Exp(-spec.SigmoidFactor * x));

    public static double Activate(Activation activation, double x) => activation switch
    {
        Activation.Relu or Activation.ReGlu => Math.Max(0, x),
        Activation.Gelu or Activation.GeGlu => x / 2 * (1 + Erf(x / Math.Sqrt(2))),
        Activation.GeluTanh or Activation.GeGluTanh => x / 2 * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)))),
        Activation.Silu or Activation.SwiGlu => x / (1 + Math.Exp(-x)),
        Activation.Tanh => Math.Tanh(x),
        Activation.SquaredRelu => Math.Pow(Math.Max(0, x), 2),
        Activation.Custom => OwnParts.SoftSign(x),
        Activation.QuickGelu => x / (1 + Math.Exp(-1.702 * x)),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "No such activation."),
    };

    public static double[] Normalize(NormalizationSpec spec, double[] x, float[]? weight, float[]? bias)
    {
        double mean = spec.Kind == Norm.Layer ? x.Average() : 0;
        double scale = 1 / Math.Sqrt(x.Average(number => (number - mean) * (number - mean)) + spec.Epsilon);
        return [.. x.Select((number, i) => ((number - mean) * scale * ((weight?[i] ?? 1) + (spec.UnitOffset ? 1 : 0))) + (bias?[i] ?? 0))];
    }

    public static double[] Softmax(double[] scores)
    {
        double largest = scores.Length == 0 ? 0 : scores.Max();
        double[] weights = [.. scores.Select(score => Math.Exp(score - largest))];
        double total = weights.Sum();
        return [.. weights.Select(weight => weight / total)];
    }

    /// <summary>Press et al. 2021, and BLOOM's slopes for heads that are no power of two.</summary>
    public static double Slope(int head, int heads)
    {
        int power = 1;
        while (2 * power <= heads)
        {
            power *= 2;
        }

        return head < power ? Math.Pow(2, -8.0 * (head + 1) / power) : Math.Pow(2, -4.0 * ((2 * (head - power)) + 1) / power);
    }

    /// <summary>Raffel et al. 2020, §2.1, and the reference implementation: which row of the table a distance has.</summary>
    public static int Bucket(PositionSpec spec, int distance, bool isBidirectional)
    {
        int buckets = isBidirectional ? spec.Buckets / 2 : spec.Buckets;
        int away = isBidirectional ? Math.Abs(distance) : Math.Max(0, -distance);
        int near = buckets / 2;
        int bucket = away < near ? away : near + (int)Math.Floor(Math.Log((double)away / near) / Math.Log((double)spec.MaxDistance / near) * (buckets - near));
        return Math.Min(bucket, buckets - 1) + (isBidirectional && distance > 0 ? buckets : 0);
    }

    /// <summary>Vaswani et al. 2017, §3.5, one element of the vector of a position.</summary>
    public static double Sinusoid(PositionSpec spec, int hidden, int position, int column)
    {
        bool isInterleaved = spec.SinusoidLayout == SinusoidLayout.Interleaved;
        int pair = isInterleaved ? column / 2 : column % (hidden / 2);
        bool isCosine = isInterleaved ? column % 2 == 1 : column >= hidden / 2;
        double steps = spec.SinusoidSpacing == SinusoidSpacing.Inclusive ? (hidden / 2) - 1 : hidden / 2;
        double angle = (position + spec.Offset) * Math.Pow(10_000, -pair / steps);
        return isCosine ? Math.Cos(angle) : Math.Sin(angle);
    }

    // Abramowitz and Stegun 1964, 7.1.26: within 1.5e-7.
    private static double Erf(double x)
    {
        double t = 1 / (1 + (0.3275911 * Math.Abs(x)));
        double polynomial = t * (0.254829592 + (t * (-0.284496736 + (t * (1.421413741 + (t * (-1.453152027 + (t * 1.061405429))))))));
        return Math.Sign(x) * (1 - (polynomial * Math.Exp(-x * x)));
    }
}
