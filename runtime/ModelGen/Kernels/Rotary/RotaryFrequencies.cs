namespace ModelGen.Kernels;

/// <summary>
/// The inverse frequencies of rotary position encoding, one a pair of elements, and the factor on cosine and sine. Immutable.
/// </summary>
/// <remarks>
/// Float32 operations in the order of Hugging Face transformers' <c>modeling_rope_utils.py</c>, so that a model meets the numbers that it was trained or
/// tuned with. Powers are rounded once, from double.
/// </remarks>
public sealed class RotaryFrequencies
{
    private readonly float[] _inverse;
    private readonly float _attentionFactor;

    // Dynamic NTK alone: what the base is worked out from for texts longer than the original context.
    private readonly double _theta;
    private readonly double _factor;
    private readonly int _originalContext;

    // LongRoPE alone: the frequencies of texts longer than the original context.
    private readonly float[]? _long;

    private RotaryFrequencies(float[] inverse, double attentionFactor = 1)
    {
        _inverse = inverse;
        _attentionFactor = (float)attentionFactor;
    }

    private RotaryFrequencies(float[] inverse, double theta, double factor, int originalContext)
        : this(inverse)
    {
        _theta = theta;
        _factor = factor;
        _originalContext = originalContext;
    }

    private RotaryFrequencies(float[] inverse, float[] longer, int originalContext, double attentionFactor)
        : this(inverse, attentionFactor)
    {
        _long = longer;
        _originalContext = originalContext;
    }

    /// <summary>Elements of a head that are turned: two a frequency.</summary>
    public int RotarySize => 2 * _inverse.Length;

    /// <summary>The inverse frequencies in radians a position, <c>[RotarySize/2]</c>; for <see cref="DynamicNtk"/> and <see cref="LongRope"/> those up to the original context.</summary>
    public ReadOnlySpan<float> Inverse => _inverse;

    /// <summary>The factor on cosine and sine.</summary>
    public float AttentionFactor => _attentionFactor;

    /// <summary>1 / θ^(2i/n). Su 2021 §3.2.2.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rotarySize"/> is not positive and even, or <paramref name="theta"/> not
    /// positive.</exception>
    public static RotaryFrequencies Default(double theta, int rotarySize) => new(Plain(theta, rotarySize));

    /// <summary>Position interpolation: every frequency divided by the factor. Chen 2023.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not positive, or <paramref name="rotarySize"/> is odd.</exception>
    public static RotaryFrequencies Linear(double theta, int rotarySize, double factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        float[] inverse = Plain(theta, rotarySize);
        for (int i = 0; i < inverse.Length; i++)
        {
            inverse[i] /= (float)factor;
        }

        return new RotaryFrequencies(inverse);
    }

    /// <summary>Llama 3.1: low frequencies divided by the factor, high ones kept, a smooth passage between. Grattafiori 2024.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not positive, or <paramref name="rotarySize"/> is odd.</exception>
    public static RotaryFrequencies Llama3(
        double theta, int rotarySize, double factor, double lowFrequencyFactor, double highFrequencyFactor, int originalContext)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(lowFrequencyFactor);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(highFrequencyFactor);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(originalContext);
        float longest = (float)(originalContext / lowFrequencyFactor);
        float shortest = (float)(originalContext / highFrequencyFactor);
        float[] inverse = Plain(theta, rotarySize);
        for (int i = 0; i < inverse.Length; i++)
        {
            float frequency = inverse[i];
            float wavelength = 1f / frequency * (float)(2 * Math.PI);   // PyTorch divides a number by a tensor in these two steps
            if (wavelength > longest)
            {
                inverse[i] = frequency / (float)factor;
            }
            else if (!(wavelength < shortest))
            {
                float smooth = ((1f / wavelength * originalContext) - (float)lowFrequencyFactor) / (float)(highFrequencyFactor - lowFrequencyFactor);
                inverse[i] = ((1 - smooth) * frequency / (float)factor) + (smooth * frequency);
            }
        }

        return new RotaryFrequencies(inverse);
    }

    /// <summary>YaRN: frequencies that turn often over the original context are kept, slow ones divided by the factor, a ramp between. Peng 2023.</summary>
    /// <param name="theta">Base.</param>
    /// <param name="rotarySize">Elements of a head that are turned.</param>
    /// <param name="factor">How many times longer the context becomes.</param>
    /// <param name="originalContext">Positions that the model was trained with.</param>
    /// <param name="betaFast">Turns over the original context above which a frequency is kept (32 in the paper).</param>
    /// <param name="betaSlow">Turns below which it is divided by the factor (1 in the paper).</param>
    /// <param name="attentionFactor">Factor on cosine and sine; 0 for the paper's 0.1·ln(factor) + 1.</param>
    /// <param name="truncate">Whether the ramp begins and ends at whole pairs.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not positive, or <paramref name="rotarySize"/> is odd.</exception>
    public static RotaryFrequencies Yarn(
        double theta, int rotarySize, double factor, int originalContext, double betaFast, double betaSlow, double attentionFactor, bool truncate = true)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(originalContext);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(betaFast);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(betaSlow);
        ArgumentOutOfRangeException.ThrowIfNegative(attentionFactor);
        float[] inverse = Plain(theta, rotarySize);

        double fast = CorrectionDimension(betaFast);
        double slow = CorrectionDimension(betaSlow);
        double low = Math.Max(truncate ? Math.Floor(fast) : fast, 0);
        double high = Math.Min(truncate ? Math.Ceiling(slow) : slow, rotarySize - 1);
        if (low == high)
        {
            high += 0.001;
        }

        for (int i = 0; i < inverse.Length; i++)
        {
            float extrapolated = inverse[i];
            float interpolated = 1f / ((float)factor * Power(theta, i, rotarySize));
            float ramp = Math.Clamp((i - (float)low) / (float)(high - low), 0f, 1f);
            float kept = 1 - ramp;
            inverse[i] = (interpolated * (1 - kept)) + (extrapolated * kept);
        }

        if (attentionFactor == 0)
        {
            attentionFactor = factor <= 1 ? 1 : (0.1 * Math.Log(factor)) + 1;
        }

        return new RotaryFrequencies(inverse, attentionFactor);

        double CorrectionDimension(double turns) => rotarySize * Math.Log(originalContext / (turns * 2 * Math.PI)) / (2 * Math.Log(theta));
    }

    /// <summary>
    /// Dynamic NTK scaling: a text of L positions, longer than the original context C, uses the base θ·(factor·L/C − (factor − 1))^(n/(n−2)). Emozilla 2023.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not positive, or <paramref name="rotarySize"/> is odd or 2.</exception>
    public static RotaryFrequencies DynamicNtk(double theta, int rotarySize, double factor, int originalContext)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(originalContext);
        ArgumentOutOfRangeException.ThrowIfLessThan(rotarySize, 4);
        return new RotaryFrequencies(Plain(theta, rotarySize), theta, factor, originalContext);
    }

    /// <summary>
    /// LongRoPE: every frequency divided by a factor of its own, of one list in texts up to the original context, of another in longer ones. Ding et al. 2024.
    /// </summary>
    /// <param name="theta">Base.</param>
    /// <param name="rotarySize">Elements of a head that are turned.</param>
    /// <param name="originalContext">The longest text of the first list.</param>
    /// <param name="attentionFactor">Factor on cosine and sine.</param>
    /// <param name="shortFactors">One factor a pair.</param>
    /// <param name="longFactors">One factor a pair.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not positive, or <paramref name="rotarySize"/> is odd.</exception>
    /// <exception cref="ArgumentException">A list does not have one factor for each pair.</exception>
    public static RotaryFrequencies LongRope(
        double theta, int rotarySize, int originalContext, double attentionFactor, ReadOnlySpan<float> shortFactors, ReadOnlySpan<float> longFactors)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(originalContext);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(attentionFactor);
        return new RotaryFrequencies(Divided(theta, rotarySize, shortFactors), Divided(theta, rotarySize, longFactors), originalContext, attentionFactor);
    }

    /// <summary>
    /// The same, rounded to float16 and widened again, as models have them whose authors kept the frequencies in half precision (GLM; Zeng et al. 2022, arXiv:2210.02414).
    /// </summary>
    /// <exception cref="InvalidOperationException">The frequencies follow the length of the text, with <see cref="DynamicNtk"/> and <see cref="LongRope"/>.</exception>
    public RotaryFrequencies ToHalfPrecision() => _originalContext > 0
        ? throw new InvalidOperationException("Frequencies that follow the length of the text have no table that could be rounded.")
        : new RotaryFrequencies([.. _inverse.Select(frequency => (float)(Half)frequency)], _attentionFactor);

    /// <summary>Cosines, then sines, of one position of a text of <paramref name="length"/> positions. Allocates nothing.</summary>
    internal void WriteAngles(int position, int length, Span<float> destination)
    {
        Span<float> cosines = destination[.._inverse.Length];
        Span<float> sines = destination[_inverse.Length..];
        bool longer = _originalContext > 0 && length > _originalContext;
        bool scaled = longer && _long is null;
        float[] inverse = longer && _long is not null ? _long : _inverse;
        double theta = scaled ? ScaledBase(length) : 0;
        for (int i = 0; i < inverse.Length; i++)
        {
            float frequency = scaled ? 1f / Power(theta, i, RotarySize) : inverse[i];
            float angle = position * frequency;
            (double sine, double cosine) = Math.SinCos(angle);
            cosines[i] = (float)cosine * _attentionFactor;
            sines[i] = (float)sine * _attentionFactor;
        }
    }

    private double ScaledBase(int length)
    {
        return _theta * Math.Pow((_factor * length / _originalContext) - (_factor - 1), RotarySize / (RotarySize - 2.0));
    }

    private static float[] Plain(double theta, int rotarySize)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(theta);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rotarySize);
        ArgumentOutOfRangeException.ThrowIfNotEqual(rotarySize % 2, 0, nameof(rotarySize));
        float[] inverse = new float[rotarySize / 2];
        for (int i = 0; i < inverse.Length; i++)
        {
            inverse[i] = 1f / Power(theta, i, rotarySize);
        }

        return inverse;
    }

    private static float[] Divided(double theta, int rotarySize, ReadOnlySpan<float> factors)
    {
        float[] inverse = Plain(theta, rotarySize);
        Shape.Equal(factors.Length, inverse.Length, "factors of the frequencies");
        for (int i = 0; i < inverse.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factors[i]);
            inverse[i] = 1f / (factors[i] * Power(theta, i, rotarySize));
        }

        return inverse;
    }

    private static float Power(double theta, int pair, int rotarySize) => (float)Math.Pow((float)theta, 2f * pair / rotarySize);
}
