using System.Runtime.CompilerServices;

namespace ModelGen.Text;

/// <summary>
/// How the next token is chosen from the logits. As created, every step is off: tokens are drawn with the probabilities that the model gives them.
/// </summary>
/// <remarks>Immutable; <c>with</c> makes a changed copy. Each value is checked when it is set.</remarks>
public sealed record SamplingOptions
{
    /// <summary>Always the most likely token (temperature 0): the same prompt gives the same text.</summary>
    public static SamplingOptions Greedy { get; } = new() { Temperature = 0 };

    /// <summary>
    /// What the logits are divided by before the softmax: below 1 the likely becomes likelier, above 1 the choice grows wilder. 0 takes the most likely token
    /// and draws nothing, so that top-k, top-p and min-p have nothing left to do. 1, the default, changes nothing.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, infinite or not a number.</exception>
    public double Temperature
    {
        get;
        init => field = Checked(value, value >= 0 && double.IsFinite(value), "a finite number of at least 0 (0: always the most likely token)");
    } = 1;

    /// <summary>Only this many of the most likely tokens can be chosen, exactly: among equal logits the lower ids stay. 0, the default: off.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int TopK
    {
        get;
        init => field = Checked(value, value >= 0, "at least 0 (0: off)");
    }

    /// <summary>
    /// Only the smallest set of most likely tokens whose probabilities reach this sum can be chosen; the token that crosses the sum belongs to it (nucleus
    /// sampling, Holtzman 2019, <see href="https://arxiv.org/abs/1904.09751"/>). 1, the default: off.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above 0, or above 1.</exception>
    public double TopP
    {
        get;
        init => field = Checked(value, value is > 0 and <= 1, "above 0 and at most 1 (1: off)");
    } = 1;

    /// <summary>
    /// Only tokens that are at least this many times as likely as the most likely one can be chosen (Nguyen 2024,
    /// <see href="https://arxiv.org/abs/2407.01082"/>). 0, the default: off.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or above 1.</exception>
    public double MinP
    {
        get;
        init => field = Checked(value, value is >= 0 and <= 1, "from 0 (off) to 1");
    }

    /// <summary>
    /// Makes each token of the window less likely, once however often it occurs: its logit is divided by this number if positive and multiplied by it if
    /// negative (Keskar 2019, <see href="https://arxiv.org/abs/1909.05858"/>). Below 1 it makes them likelier. 1, the default: off.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above 0, infinite or not a number.</exception>
    public double RepetitionPenalty
    {
        get;
        init => field = Checked(value, value > 0 && double.IsFinite(value) && (float)value > 0, "a finite number above 0 (1: off)");
    } = 1;

    /// <summary>Taken from the logit of each token of the window as often as it occurs there. Negative values reward repetition. 0, the default: off.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Infinite or not a number.</exception>
    public double FrequencyPenalty
    {
        get;
        init => field = Checked(value, double.IsFinite(value), "a finite number (0: off)");
    }

    /// <summary>Taken from the logit of each token of the window once. Negative values reward repetition. 0, the default: off.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Infinite or not a number.</exception>
    public double PresencePenalty
    {
        get;
        init => field = Checked(value, double.IsFinite(value), "a finite number (0: off)");
    }

    /// <summary>
    /// How many of the latest tokens, prompt included, the penalties look at: 64 by default, as in llama.cpp; null: all of them, as in Hugging Face
    /// Transformers; 0: none.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int? PenaltyWindow
    {
        get;
        init => field = Checked(value, value is null or >= 0, "at least 0, or null for the whole text");
    } = 64;

    /// <summary>Where the temperature stands among the steps; as in llama.cpp by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not one of the named orders.</exception>
    public SamplerOrder Order
    {
        get;
        init => field = Checked(value, Enum.IsDefined(value), $"{nameof(SamplerOrder.LlamaCpp)} or {nameof(SamplerOrder.HuggingFace)}");
    }

    /// <summary>
    /// Starts the random numbers: from the same logits the same seed draws the same tokens, on every machine and version of the runtime. Null, the default:
    /// another seed each time.
    /// </summary>
    public long? Seed { get; init; }

    /// <summary>Whether the penalties change anything.</summary>
    internal bool HasPenalties => PenaltyWindow != 0 && (RepetitionPenalty != 1 || FrequencyPenalty != 0 || PresencePenalty != 0);

    private static T Checked<T>(T value, bool valid, string expected, [CallerMemberName] string name = "") =>
        valid ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be {expected}.");
}
