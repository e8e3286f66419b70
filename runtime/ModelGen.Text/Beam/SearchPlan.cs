namespace ModelGen.Text.Beam;

/// <summary>A search before it starts: the options checked against the model, and the texts that it starts from.</summary>
internal sealed class SearchPlan
{
    private const int DefaultNewTokens = 20;

    private readonly IBeamModel _model;
    private readonly int[][] _prompts;         // what texts begin with: the prompt, or the start token
    private readonly int[] _maximumLengths;

    public SearchPlan(IBeamModel model, IReadOnlyList<ReadOnlyMemory<int>> sources, BeamSearchOptions options)
    {
        ArgumentNullException.ThrowIfNull(sources);
        if (sources.Count == 0)
        {
            throw new ArgumentException("There is no source: give at least one.", nameof(sources));
        }

        _model = model;
        Options = options;
        Check();
        _prompts = [.. sources.Select(Prompt)];
        _maximumLengths = [.. _prompts.Select((prompt, source) => Maximum(prompt, source))];
        SessionSources = model.IsEncoderDecoder ? sources : [.. _prompts.Select(prompt => (ReadOnlyMemory<int>)prompt.AsMemory(..^1))];
    }

    public BeamSearchOptions Options { get; }

    /// <summary>What the session reads before the first step.</summary>
    public IReadOnlyList<ReadOnlyMemory<int>> SessionSources { get; }

    /// <summary>The most tokens of a text of any source.</summary>
    public int Length => _maximumLengths.Max();

    public SourceSearch[] CreateSearches()
    {
        int[] endTokens = [.. Options.EosTokenId];
        ProcessorList[] processors = ProcessorList.Create(
            Options,
            _model.Vocabulary,
            _prompts.Select((prompt, source) => (prompt.Length, _maximumLengths[source])));
        return
        [
            .. _prompts.Select((prompt, source) => Options.NumBeams == 1
                ? (SourceSearch)new GreedySource(prompt, _maximumLengths[source], endTokens, processors[source])
                : new BeamSource(prompt, _maximumLengths[source], endTokens, Options, processors[source])),
        ];
    }

    private void Check()
    {
        if (Options.NumReturnSequences > Options.NumBeams)
        {
            throw new ArgumentException(
                $"{Options.NumReturnSequences} texts are asked for (NumReturnSequences) and {Options.NumBeams} followed (NumBeams): follow at least as many.");
        }

        CheckIds(Options.ForcedEosTokenId, nameof(Options.ForcedEosTokenId));
        CheckIds(Options.BadWordsIds.SelectMany(word => word), nameof(Options.BadWordsIds));
        CheckIds(Options.ForcedBosTokenId is { } forced ? [forced] : [], nameof(Options.ForcedBosTokenId));

        // A generation_config may name end tokens that a cut-down vocabulary lacks: they never come.
        if (Options.EosTokenId.FirstOrDefault(id => id < 0) is < 0 and int negative)
        {
            throw new ArgumentException($"EosTokenId has the token {negative}: ids are at least 0.");
        }
    }

    private void CheckIds(IEnumerable<int> ids, string name)
    {
        foreach (int id in ids)
        {
            if ((uint)id >= (uint)_model.Vocabulary)
            {
                throw new ArgumentException($"{name} has the token {id}, and the ids of the model go from 0 to {_model.Vocabulary - 1}.");
            }
        }
    }

    private int[] Prompt(ReadOnlyMemory<int> source)
    {
        if (!_model.IsEncoderDecoder && source.Length > 0)
        {
            int[] prompt = source.ToArray();
            CheckIds(prompt, "The prompt");
            return prompt;
        }

        (int? token, string name) = _model.IsEncoderDecoder && Options.DecoderStartTokenId is { } start
            ? (start, nameof(Options.DecoderStartTokenId))
            : (Options.BosTokenId, nameof(Options.BosTokenId));
        if (token is not { } first)
        {
            throw new ArgumentException(
                _model.IsEncoderDecoder
                    ? "The texts of an encoder-decoder need a first token: set DecoderStartTokenId, or BosTokenId."
                    : "A prompt is empty and the options have no token that begins a text: give at least one token, or set BosTokenId.");
        }

        CheckIds([first], name);
        return [first];
    }

    private int Maximum(int[] prompt, int source)
    {
        long wanted = Options.MaxNewTokens is { } tokens ? (long)prompt.Length + tokens : Options.MaxLength ?? (long)prompt.Length + DefaultNewTokens;
        int length = (int)Math.Min(wanted, _model.Context);
        return prompt.Length < length
            ? length
            : throw new ArgumentException(
                $"Source {source} begins with {prompt.Length} tokens and its texts can have {length} (MaxLength, and a context of {_model.Context}): " +
                "there is no room for another. Shorten the prompt or raise MaxLength.");
    }
}
