namespace ModelGen.Text;

/// <summary>How a text is generated: how tokens are chosen, and when to stop.</summary>
/// <remarks>Immutable; <c>with</c> makes a changed copy. Each value is checked when it is set.</remarks>
public sealed record GenerationOptions
{
    /// <summary>How the next token is chosen; by default always the most likely one.</summary>
    public SamplingOptions Sampling
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = SamplingOptions.Greedy;

    /// <summary>
    /// The most tokens to generate, 256 by default. Memory for that many is taken at the start, as far as the context of the model goes:
    /// <see cref="int.MaxValue"/> asks for the whole context.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive.</exception>
    public int MaxTokens
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 256;

    /// <summary>
    /// Texts that end the generation; they are not part of what is returned, and nothing that could be the beginning of one is returned before it is known not
    /// to be. Compared character by character with what is generated, not with the prompt. The first to be complete counts, of several that end together the
    /// longest.
    /// </summary>
    /// <exception cref="ArgumentException">One is empty, or has half a surrogate pair.</exception>
    public IReadOnlyList<string> StopSequences
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = [.. value];
            foreach (string stop in field)
            {
                ArgumentException.ThrowIfNullOrEmpty(stop, nameof(StopSequences));
                if (!IsWellFormed(stop))
                {
                    throw new ArgumentException(
                        "A stop sequence has half a surrogate pair, which no text contains: give whole characters.",
                        nameof(StopSequences));
                }
            }
        }
    } = [];

    /// <summary>Goes on after the tokens that end a text, as measurements of speed want it. They are fed to the model like any other token.</summary>
    public bool IgnoreEndTokens { get; init; }

    /// <summary>
    /// Whether the tokenizer adds what it puts around a text, such as the token that begins it; on by default. Off for prompts that contain these already.
    /// </summary>
    public bool AddSpecialTokens { get; init; } = true;

    /// <summary>Whether special tokens that the model generates are left out of the text; on by default.</summary>
    public bool SkipSpecialTokens { get; init; } = true;

    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (System.Text.Rune.DecodeFromUtf16(text, out _, out int consumed) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            text = text[consumed..];
        }

        return true;
    }
}
