using System.Runtime.CompilerServices;

namespace ModelGen.Text;

/// <summary>
/// How <see cref="BeamSearch"/> searches. Names and meanings are those of <c>generation_config.json</c> of Hugging Face Transformers: <c>num_beams</c> is
/// <see cref="NumBeams"/>, and so on.
/// </summary>
/// <remarks>
/// The logits processors apply in Transformers' order: <see cref="RepetitionPenalty"/>, <see cref="NoRepeatNgramSize"/>, <see cref="BadWordsIds"/>,
/// <see cref="MinLength"/> and <see cref="MinNewTokens"/>, <see cref="ForcedBosTokenId"/>, <see cref="ForcedEosTokenId"/>. In a search of several beams they
/// work on log-probabilities, which are not normalised again, in a greedy one on the logits. Immutable; <c>with</c> makes a changed copy. Each value is checked
/// when it is set, what depends on others or on the model when the search begins.
/// </remarks>
public sealed record BeamSearchOptions
{
    /// <summary>Texts that are followed at once. 1, the default, is greedy search: always the most likely token, without scores.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive.</exception>
    public int NumBeams
    {
        get;
        init => field = Checked(value, value > 0, "at least 1");
    } = 1;

    /// <summary>How many of the best texts are returned, at most <see cref="NumBeams"/>; 1 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive.</exception>
    public int NumReturnSequences
    {
        get;
        init => field = Checked(value, value > 0, "at least 1");
    } = 1;

    /// <summary>
    /// The exponent p in the score of a finished text, log-probability / length^p, where length counts the generated tokens, the end token included and the
    /// prompt or start token not. Above 0 it favours long texts, below 0 short ones (log-probabilities are negative). 1, the default: the mean.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Infinite or not a number.</exception>
    public double LengthPenalty
    {
        get;
        init => field = Checked(value, double.IsFinite(value), "a finite number");
    } = 1;

    /// <summary>When the search ends before <see cref="MaxLength"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not one of the named values.</exception>
    public EarlyStopping EarlyStopping
    {
        get;
        init => field = Checked(value, Enum.IsDefined(value), "Heuristic, WhenFull or Never");
    }

    /// <summary>
    /// The most tokens of a text, with its prompt (decoders) or start token (encoder-decoders). <see cref="MaxNewTokens"/> goes before it; where both are null,
    /// 20 tokens are generated at most. The context of the model is a limit in any case.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive.</exception>
    public int? MaxLength
    {
        get;
        init => field = Checked(value, value is null or > 0, "at least 1, or null");
    }

    /// <summary>The most tokens to generate, the end token included; goes before <see cref="MaxLength"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive.</exception>
    public int? MaxNewTokens
    {
        get;
        init => field = Checked(value, value is null or > 0, "at least 1, or null");
    }

    /// <summary>No end token before a text has this many tokens, with its prompt or start token. 0, the default: off.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int MinLength
    {
        get;
        init => field = Checked(value, value >= 0, "at least 0 (0: off)");
    }

    /// <summary>No end token before this many other tokens were generated. Null or 0: off.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int? MinNewTokens
    {
        get;
        init => field = Checked(value, value is null or >= 0, "at least 0, or null (both: off)");
    }

    /// <summary>No sequence of so many tokens occurs twice in a text, its prompt or start token included. 0, the default: off.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int NoRepeatNgramSize
    {
        get;
        init => field = Checked(value, value >= 0, "at least 0 (0: off)");
    }

    /// <summary>
    /// Divides what is positive and multiplies what is negative of the tokens that a text has, once each, its prompt or start token included (Keskar 2019,
    /// <see href="https://arxiv.org/abs/1909.05858"/>). 1, the default: off.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above 0, infinite or not a number.</exception>
    public double RepetitionPenalty
    {
        get;
        init => field = Checked(value, value > 0 && double.IsFinite(value) && (float)value > 0, "a finite number above 0 (1: off)");
    } = 1;

    /// <summary>
    /// Sequences of tokens that no text shall contain. As in Transformers, a single token that is an end token is passed over, and a sequence is looked for
    /// only once the text is at least as long as it.
    /// </summary>
    /// <exception cref="ArgumentException">One is empty.</exception>
    public IReadOnlyList<IReadOnlyList<int>> BadWordsIds
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = [.. value.Select(word => (int[])[.. word])];
            if (field.Any(word => word.Count == 0))
            {
                throw new ArgumentException("A bad word has no tokens: give at least one id for each.", nameof(BadWordsIds));
            }
        }
    } = [];

    /// <summary>The token that follows a text of one token (the start token of an encoder-decoder), such as a language's. Null: off.</summary>
    public int? ForcedBosTokenId { get; init; }

    /// <summary>The tokens of which one must be the last when a text reaches its greatest length. Empty: off.</summary>
    public IReadOnlyList<int> ForcedEosTokenId { get; init => field = Copied(value); } = [];

    /// <summary>The tokens that end a text. Empty: texts grow to their greatest length.</summary>
    public IReadOnlyList<int> EosTokenId { get; init => field = Copied(value); } = [];

    /// <summary>The first token of every text of an encoder-decoder; <see cref="BosTokenId"/> stands for it where it is null.</summary>
    public int? DecoderStartTokenId { get; init; }

    /// <summary>The token that stands for an empty prompt, and for <see cref="DecoderStartTokenId"/> where that is null.</summary>
    public int? BosTokenId { get; init; }

    /// <summary>What <see cref="BeamSearchResult.Sequences"/> are filled up with; the first end token where it is null.</summary>
    public int? PadTokenId { get; init; }

    private static int[] Copied(IReadOnlyList<int> value, [CallerMemberName] string name = "")
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return [.. value];
    }

    private static T Checked<T>(T value, bool valid, string expected, [CallerMemberName] string name = "") =>
        valid ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be {expected}.");
}
