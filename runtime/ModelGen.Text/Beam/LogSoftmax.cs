using System.Numerics.Tensors;
using ModelGen.Text.Sampling;

namespace ModelGen.Text.Beam;

/// <summary>Log-probabilities: x − max − ln Σ exp(x − max).</summary>
internal static class LogSoftmax
{
    private const int PartLength = 512;

    /// <summary>Computes the log-probabilities of all tokens.</summary>
    /// <param name="logits">Logits, <c>[vocabulary]</c>; −∞ stays −∞.</param>
    /// <param name="logProbabilities">Where they go, <c>[vocabulary]</c>.</param>
    /// <exception cref="InvalidOperationException">A logit is NaN or +∞, or all are −∞.</exception>
    public static void Apply(ReadOnlySpan<float> logits, Span<float> logProbabilities)
    {
        float maximum = TensorPrimitives.Max(logits);
        if (!float.IsFinite(maximum))
        {
            throw Sampler.NothingToChooseBy(logits);
        }

        // The sum is the same on every machine, like that of the sampler.
        Span<double> weights = stackalloc double[PartLength];
        double sum = 0;
        for (int first = 0; first < logits.Length; first += PartLength)
        {
            ReadOnlySpan<float> part = logits.Slice(first, Math.Min(PartLength, logits.Length - first));
            sum += SoftmaxWeights.Compute(part, maximum, temperature: 1, weights);
        }

        TensorPrimitives.Subtract(logits, maximum, logProbabilities);
        TensorPrimitives.Subtract(logProbabilities, (float)Math.Log(sum), logProbabilities);
    }
}
