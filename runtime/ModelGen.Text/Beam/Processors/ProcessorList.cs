namespace ModelGen.Text.Beam;

/// <summary>The processors that the options ask for, in the order in which Hugging Face Transformers applies them.</summary>
internal sealed class ProcessorList
{
    private readonly LogitsProcessor[] _processors;

    private ProcessorList(LogitsProcessor[] processors) => _processors = processors;

    /// <summary>Makes the processors of each source.</summary>
    /// <param name="options">Checked against the vocabulary.</param>
    /// <param name="vocabulary">Scores a token.</param>
    /// <param name="lengths">Of each source, the length of its prompt and the greatest length of its texts.</param>
    public static ProcessorList[] Create(BeamSearchOptions options, int vocabulary, IEnumerable<(int Prompt, int Maximum)> lengths)
    {
        // End tokens that the model does not have cannot come, and need not be kept from coming.
        int[] endTokens = [.. options.EosTokenId.Where(id => id < vocabulary)];
        int[][] badWords = [.. options.BadWordsIds.Where(word => word.Count > 1 || !options.EosTokenId.Contains(word[0])).Select(word => (int[])[.. word])];
        int[] forcedFirst = options.ForcedBosTokenId is { } bos ? [bos] : [];
        int[] forcedLast = [.. options.ForcedEosTokenId];

        // It has memory of the size of the vocabulary, and does not depend on the source.
        RepetitionPenalty repetition = new((float)options.RepetitionPenalty, options.RepetitionPenalty == 1 ? 0 : vocabulary);
        NoRepeatNgram ngrams = new(options.NoRepeatNgramSize);
        BadWords bad = new(badWords);

        IEnumerable<LogitsProcessor> InOrder(int prompt, int maximum)
        {
            long minimum = Math.Max(options.MinLength, options.MinNewTokens is { } tokens and > 0 ? (long)prompt + tokens : 0);
            (bool Wanted, LogitsProcessor Processor)[] all =
            [
                (options.RepetitionPenalty != 1, repetition),
                (options.NoRepeatNgramSize > 0, ngrams),
                (badWords.Length > 0, bad),
                (minimum > 0 && endTokens.Length > 0, new MinimumLength((int)Math.Min(minimum, int.MaxValue), endTokens)),
                (forcedFirst.Length > 0, new ForcedToken(length: 1, forcedFirst)),
                (forcedLast.Length > 0, new ForcedToken(maximum - 1, forcedLast)),
            ];
            return all.Where(entry => entry.Wanted).Select(entry => entry.Processor);
        }

        return [.. lengths.Select(length => new ProcessorList([.. InOrder(length.Prompt, length.Maximum)]))];
    }

    public void Apply(ReadOnlySpan<int> text, Span<float> scores)
    {
        foreach (LogitsProcessor processor in _processors)
        {
            processor.Apply(text, scores);
        }
    }
}
