using System.Numerics.Tensors;
using ModelGen.Text.Sampling;

namespace ModelGen.Text;

/// <summary>
/// Chooses the next token from the logits of a model. It holds the random numbers of one text, so that it is for one text and one thread at a time; all its
/// memory is taken when it is made.
/// </summary>
/// <remarks>
/// <code>
/// SamplerOrder.LlamaCpp      penalties ─► top-k ─► top-p ─► min-p ─► temperature ─► draw
/// SamplerOrder.HuggingFace   penalties ─► temperature ─► top-k ─► top-p ─► min-p ─► draw
/// temperature 0              penalties ─► the greatest logit, of equal ones the lowest id
/// </code>
/// A draw takes exactly one number of the generator xoshiro256** (seeded by SplitMix64), and everything between logits and draw is computed with the same
/// double operations on every machine: the same seed and the same logits give the same tokens everywhere. At least one token is always left to draw.
/// </remarks>
public sealed class Sampler
{
    private readonly SamplingOptions _options;
    private readonly PenaltyStage? _penalties;
    private readonly Candidates? _candidates;
    private readonly int _topK;
    private RandomGenerator _random;

    /// <summary>Takes the memory for a vocabulary.</summary>
    /// <param name="options">How to choose.</param>
    /// <param name="vocabularySize">Logits a token.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="vocabularySize"/> is not positive.</exception>
    public Sampler(SamplingOptions options, int vocabularySize)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(vocabularySize);
        _options = options;
        VocabularySize = vocabularySize;
        Seed = options.Seed ?? Random.Shared.NextInt64(long.MinValue, long.MaxValue);
        _random = new RandomGenerator(Seed);
        _penalties = options.HasPenalties ? new PenaltyStage(options, vocabularySize) : null;
        _topK = options.TopK < vocabularySize ? options.TopK : 0;
        _candidates = options.Temperature > 0 ? new Candidates(_topK > 0 ? _topK : vocabularySize) : null;
    }

    /// <summary>Logits a token.</summary>
    public int VocabularySize { get; }

    /// <summary>The seed in use: that of the options, or the one that was picked where they have none.</summary>
    public long Seed { get; }

    /// <summary>Chooses the next token.</summary>
    /// <param name="logits">The logits of all tokens, <c>[VocabularySize]</c>. −∞ forbids a token.</param>
    /// <param name="history">The tokens so far, prompt included, latest last, for the penalties. It may be empty.</param>
    /// <returns>The id of the token.</returns>
    /// <exception cref="ArgumentException"><paramref name="logits"/> has not <see cref="VocabularySize"/> elements.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The penalties are on, and a token of <paramref name="history"/> lies outside the vocabulary.</exception>
    /// <exception cref="InvalidOperationException">
    /// A logit is NaN or +∞, or all are −∞: there is nothing to choose by. The random numbers are as before.
    /// </exception>
    public int Next(ReadOnlySpan<float> logits, ReadOnlySpan<int> history)
    {
        int best = Select(logits, history);
        return _candidates?.Draw(_random.NextDouble()) ?? best;
    }

    /// <summary>All steps but the draw: what is left, and the weights to draw by, are in <see cref="Left"/>. Returns the most likely token.</summary>
    internal int Select(ReadOnlySpan<float> logits, ReadOnlySpan<int> history)
    {
        if (logits.Length != VocabularySize)
        {
            throw new ArgumentException($"The sampler was made for {VocabularySize} logits and got {logits.Length}.", nameof(logits));
        }

        ReadOnlySpan<float> penalized = _penalties is null ? logits : _penalties.Apply(logits, history);
        int best = IndexOfGreatest(penalized);
        float maximum = penalized[best];
        if (!float.IsFinite(maximum))
        {
            throw NothingToChooseBy(logits);
        }

        if (_candidates is not null)
        {
            Filter(_candidates, penalized, maximum);
        }

        return best;
    }

    internal Candidates? Left => _candidates;

    private void Filter(Candidates candidates, ReadOnlySpan<float> logits, float maximum)
    {
        if (_topK > 0)
        {
            candidates.TakeTop(logits, _topK);
        }
        else
        {
            candidates.TakeAll(logits);
        }

        bool topP = _options.TopP < 1;
        bool minP = _options.MinP > 0;
        bool temperatureLast = _options.Order == SamplerOrder.LlamaCpp && _options.Temperature != 1;
        if (topP || minP)
        {
            candidates.Weigh(maximum, temperatureLast ? 1 : _options.Temperature);
            if (topP)
            {
                candidates.KeepTopP(_options.TopP);
            }

            // The greatest weight is 1, so that the share of the greatest is the weight itself.
            if (minP)
            {
                candidates.KeepAtLeast(_options.MinP);
            }

            if (!temperatureLast)
            {
                return;
            }
        }

        candidates.Weigh(maximum, _options.Temperature);
    }

    /// <summary>The greatest logit, of equal ones the lowest id; the first NaN where there is one.</summary>
    internal static int IndexOfGreatest(ReadOnlySpan<float> logits)
    {
        // +0 counts as greater than −0 there, which to a softmax are equal.
        int index = TensorPrimitives.IndexOfMax(logits);
        return logits[index] == 0 ? logits.IndexOf(0f) : index;
    }

    /// <summary>Says why nothing can be chosen from logits whose greatest, after the penalties, is not finite.</summary>
    internal static InvalidOperationException NothingToChooseBy(ReadOnlySpan<float> logits)
    {
        for (int i = 0; i < logits.Length; i++)
        {
            if (float.IsNaN(logits[i]) || float.IsPositiveInfinity(logits[i]))
            {
                return new InvalidOperationException(
                    $"The logit of token {i} is {(float.IsNaN(logits[i]) ? "NaN" : "+∞")}: the forward pass has overflowed or read broken weights. " +
                    "Check the checkpoint for weights that are infinite or not numbers.");
            }
        }

        return TensorPrimitives.Max(logits) == float.NegativeInfinity
            ? new InvalidOperationException($"All {logits.Length} logits are −∞: no token can be chosen. Leave at least one token allowed.")
            : new InvalidOperationException(
                "The penalties turned a finite logit into an infinite one: use smaller penalties, and a repetition penalty nearer to 1.");
    }
}
