namespace ModelGen.Tests.Reference;

/// <summary>Activation functions in double.</summary>
internal static class ReferenceFunctions
{
    public static double Silu(double x) => x / (1 + Math.Exp(-x));

    /// <summary>A gate and what it multiplies, with the constants of gpt-oss but for smaller bounds.</summary>
    public static double ClampedSwiGlu(double gate, double up)
    {
        double bounded = Math.Min(gate, Tests.ClampedSwiGlu.Bound);
        return bounded / (1 + Math.Exp(-Tests.ClampedSwiGlu.Factor * bounded)) * (Math.Clamp(up, -Tests.ClampedSwiGlu.Bound, Tests.ClampedSwiGlu.Bound) + Tests.ClampedSwiGlu.Offset);
    }

    public static double Relu(double x) => Math.Max(x, 0);

    public static double Gelu(double x) => 0.5 * x * (1 + Erf(x / Math.Sqrt(2)));

    public static double GeluTanh(double x) => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x))));

    /// <summary>The Taylor series up to 3 and the continued fraction of the complement beyond: both to twelve digits and more.</summary>
    public static double Erf(double x)
    {
        double t = Math.Abs(x);
        if (t < 3)
        {
            double term = x;
            double sum = x;
            for (int n = 1; n < 120; n++)
            {
                term *= -x * x / n;
                sum += term / ((2 * n) + 1);
            }

            return 2 / Math.Sqrt(Math.PI) * sum;
        }

        double fraction = t;
        for (int k = 80; k >= 1; k--)
        {
            fraction = t + (k / 2.0 / fraction);
        }

        return Math.Sign(x) * (1 - (Math.Exp(-t * t) / (fraction * Math.Sqrt(Math.PI))));
    }
}
