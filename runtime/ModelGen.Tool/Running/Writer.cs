using ModelGen.Text;

namespace ModelGen.Tool.Running;

/// <summary>A loaded model that writes texts: decoders continue them, encoder-decoders answer them.</summary>
internal sealed class Writer : IDisposable
{
    private readonly IDisposable _model;
    private readonly RunOptions _options;
    private readonly GenerationConfiguration _configuration;
    private readonly Tokenizer _tokenizer;
    private readonly Tokenizer _sourceTokenizer;
    private readonly int[] _ends;    // the tokens that end a text, by the tokenizer and by the configuration

    /// <param name="model">The loaded model; it is owned from here on.</param>
    /// <param name="checkpoint">Where it was loaded from.</param>
    /// <param name="options">How to write.</param>
    /// <exception cref="ToolException">The model writes no texts.</exception>
    /// <exception cref="FileNotFoundException">There is no tokenizer.</exception>
    public Writer(object model, string checkpoint, RunOptions options)
    {
        _model = (IDisposable)model;
        _options = options;
        try
        {
            Manifest = model switch
            {
                IDecoder decoder => decoder.Manifest,
                ISequenceToSequence pair => pair.Manifest,
                _ => throw new ToolException($"{model.GetType().Name} writes no texts: run takes decoders and encoder-decoders."),
            };
            _configuration = GenerationConfiguration.Beside(checkpoint);
            _tokenizer = options.Ids ? new IdTokenizer(Manifest.Vocabulary, _configuration.Ends) : Load(options.Tokenizer ?? checkpoint);
            _ends = [.. _tokenizer.EndTokens.Union(_configuration.Ends)];
            _sourceTokenizer = options.Ids ? new IdTokenizer(Manifest.SourceVocabulary, _configuration.Ends) : options.SourceTokenizer is { } path ? Load(path) : _tokenizer;
        }
        catch
        {
            _model.Dispose();
            throw;
        }
    }

    public ModelManifest Manifest { get; }

    /// <summary>Whether texts go on from their prompt, so that both can be read as one.</summary>
    public bool Continues => _model is IDecoder;

    /// <summary>Writes the text for a prompt, piece by piece where no search has to see it whole.</summary>
    /// <param name="prompt">What is continued, or read.</param>
    /// <param name="shown">What is written before the text, once it is certain that there is one: the prompt, or nothing.</param>
    /// <param name="output">Takes the text.</param>
    /// <param name="cancellation">Ends it between two tokens.</param>
    /// <returns>An account of it, or null where none is kept.</returns>
    /// <exception cref="ToolException">The prompt is too long, or does not suit the model.</exception>
    public async Task<GenerationStatistics?> WriteAsync(string prompt, string shown, TextWriter output, CancellationToken cancellation)
    {
        try
        {
            if (_options.Beams > 0)
            {
                await output.WriteAsync(shown + Search(prompt, cancellation)).ConfigureAwait(false);
                return null;
            }

            AsyncTextGeneration text = Generator().GenerateAsync(prompt, _options.Generation, cancellation);
            bool begins = true;
            await foreach (string piece in text.ConfigureAwait(false))
            {
                // A number that is the first of its text has no space before it.
                await output.WriteAsync(!begins ? piece : _options.Ids ? piece.TrimStart() : shown + piece).ConfigureAwait(false);
                await output.FlushAsync(cancellation).ConfigureAwait(false);
                begins = false;
            }

            await output.WriteAsync(begins ? shown : "").ConfigureAwait(false);
            return text.Statistics;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            throw ToolException.Of(exception);
        }
    }

    /// <summary>Begins a conversation with the model, by the chat template that lies beside the tokenizer.</summary>
    /// <param name="checkpoint">Where the model was loaded from.</param>
    /// <param name="system">What is said before the first question, if anything.</param>
    /// <exception cref="ToolException">The model is no decoder.</exception>
    /// <exception cref="FileNotFoundException">There is no template.</exception>
    /// <exception cref="ChatTemplateException">The template is malformed.</exception>
    public Conversation Converse(string checkpoint, string? system) => _model is IDecoder decoder
        ? new Conversation(decoder, _tokenizer, _ends, ChatTemplate.Load(_options.Tokenizer ?? checkpoint), _options.Generation, system)
        : throw new ToolException($"{Manifest.Name} is an encoder-decoder: --chat takes decoders.");

    public void Dispose() => _model.Dispose();

    private TextGenerator Generator() => _model is IDecoder decoder
        ? new TextGenerator(decoder, _tokenizer)
        : new TextGenerator((ISequenceToSequence)_model, _tokenizer, [Start(), .. _configuration.ForcedBegin is { } forced ? [forced] : Array.Empty<int>()], _sourceTokenizer);

    private string Search(string prompt, CancellationToken cancellation)
    {
        int[] source = (_model is IDecoder ? _tokenizer : _sourceTokenizer).Encode(prompt, _options.Generation.AddSpecialTokens);
        BeamSearch search = _model is IDecoder decoder ? new BeamSearch(decoder) : new BeamSearch((ISequenceToSequence)_model);
        BeamSearchOptions options = new()
        {
            NumBeams = _options.Beams,
            LengthPenalty = _options.LengthPenalty,
            MaxNewTokens = _options.Generation.MaxTokens,
            RepetitionPenalty = _options.Generation.Sampling.RepetitionPenalty,
            EosTokenId = _ends,
            BosTokenId = _tokenizer.BeginOfText ?? _configuration.Begin,
            PadTokenId = _configuration.Padding,
            DecoderStartTokenId = _model is IDecoder ? null : Start(),
            ForcedBosTokenId = _model is IDecoder ? null : _configuration.ForcedBegin,
            ForcedEosTokenId = _configuration.ForcedEnds,
        };
        BeamHypothesis best = search.Generate(source, options, cancellation)[0];
        IEnumerable<int> written = best.Tokens.Skip(best.PromptLength).TakeWhile(token => !_ends.Contains(token));

        // What a token shows may depend on those before it, a leading space above all.
        string before = _model is IDecoder ? _tokenizer.Decode([.. best.Tokens.Take(best.PromptLength)]) : "";
        string whole = _tokenizer.Decode(_model is IDecoder ? [.. best.Tokens.Take(best.PromptLength), .. written] : [.. written]);
        string text = whole.StartsWith(before, StringComparison.Ordinal) ? whole[before.Length..] : whole;
        return _options.Ids ? text.TrimStart() : text;
    }

    private int Start() => _configuration.DecoderStart ?? _configuration.Begin ?? throw new ToolException(
        $"No config.json beside the checkpoint says 'decoder_start_token_id', the token that every target of {Manifest.Name} begins with.");

    private static Tokenizer Load(string path)
    {
        string place = path.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".index.json", StringComparison.OrdinalIgnoreCase) ? Path.GetDirectoryName(Path.GetFullPath(path))! : path;
        try
        {
            return Tokenizer.Load(place);
        }
        catch (FileNotFoundException exception)
        {
            throw new FileNotFoundException($"{exception.Message} Give --tokenizer, or --ids to write numbers of tokens.", exception.FileName);
        }
    }
}
