using System.Diagnostics;
using ModelGen.Runtime;

namespace ModelGen.Text.Generation;

/// <summary>One text on its way: the session, the sampler and what has been generated. For one thread at a time, but for <see cref="Statistics"/>.</summary>
internal sealed class GenerationRun : IDisposable
{
    private readonly ModelWriter _writer;
    private readonly TextTokenizers _tokenizers;
    private readonly GenerationOptions _options;
    private readonly string? _text;
    private readonly StopSequenceFilter _filter;
    private readonly TokenStream _stream;
    private readonly Lock _lock = new();       // guards _statistics, which any thread may read

    private GenerationStatistics _statistics = new();
    private int[]? _prompt;
    private TimeSpan _encodeTime;
    private DecoderSession? _session;
    private Sampler? _sampler;
    private int[] _beginning = [];             // what the text begins with: the prompt of a decoder
    private int[] _tokens = [];                // [session capacity + 1]: the beginning, then what was generated; the last is never fed
    private int _count;
    private int _begun;
    private bool _ended;

    private GenerationRun(ModelWriter writer, TextTokenizers tokenizers, GenerationOptions options)
    {
        _writer = writer;
        _tokenizers = tokenizers;
        _options = options;
        _filter = new StopSequenceFilter(options.StopSequences);
        _stream = tokenizers.OfText.CreateStream(options.SkipSpecialTokens);
    }

    /// <summary>A run whose prompt is encoded when <see cref="Prepare"/> is called, or with the first token.</summary>
    public GenerationRun(ModelWriter writer, TextTokenizers tokenizers, string prompt, GenerationOptions options)
        : this(writer, tokenizers, options) => _text = prompt;

    /// <summary>A run whose prompt was encoded by the caller.</summary>
    public GenerationRun(ModelWriter writer, TextTokenizers tokenizers, ReadOnlySpan<int> prompt, GenerationOptions options)
        : this(writer, tokenizers, options) => _prompt = Checked(prompt.ToArray());

    public GenerationStatistics Statistics
    {
        get
        {
            lock (_lock)
            {
                return _statistics;
            }
        }
    }

    /// <summary>Encodes the prompt and checks that it fits.</summary>
    /// <exception cref="ArgumentException">It is empty and the tokenizer has no token to begin with, or is longer than the context.</exception>
    public int[] Prepare()
    {
        if (_prompt is null)
        {
            long start = Stopwatch.GetTimestamp();
            int[] prompt = Checked(_tokenizers.OfPrompt.Encode(_text!, _options.AddSpecialTokens));
            _encodeTime = Stopwatch.GetElapsedTime(start);
            _prompt = prompt;
        }

        return _prompt;
    }

    /// <summary>Marks the run as being read.</summary>
    /// <exception cref="InvalidOperationException">It was before.</exception>
    public void Begin()
    {
        if (Interlocked.Exchange(ref _begun, 1) != 0)
        {
            throw new InvalidOperationException("A generation streams its text once: keep the pieces, or generate again.");
        }
    }

    /// <summary>Generates tokens until there is text to show. Null: the text is at its end.</summary>
    public string? Next(CancellationToken cancellation)
    {
        while (!_ended)
        {
            string text;
            try
            {
                cancellation.ThrowIfCancellationRequested();
                text = Step();
            }
            catch (Exception exception)
            {
                End(exception is OperationCanceledException ? FinishReason.Cancelled : null);
                throw;
            }

            if (text.Length > 0)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>Frees the session; a run that is not at its end counts as cancelled.</summary>
    public void Dispose()
    {
        if (!_ended)
        {
            End(FinishReason.Cancelled);
        }
    }

    // One token: choose it, show it, see whether it was the last.
    private string Step()
    {
        int token = _session is null ? First() : Following();
        if (!_options.IgnoreEndTokens && _tokenizers.OfText.EndTokens.Contains(token))
        {
            return Finish("", FinishReason.EndOfText);
        }

        _tokens[_count++] = token;
        int generated = _count - _beginning.Length;
        Update(statistics => statistics with { GeneratedTokens = generated });
        string text = _stream.Append(token) is { } piece ? _filter.Append(piece) : "";
        if (_filter.Stopped is not null)
        {
            return Finish(text, FinishReason.StopSequence);
        }

        if (generated == _options.MaxTokens)
        {
            return Finish(text, FinishReason.MaxTokens);
        }

        return _session!.Position == _session.Capacity ? Finish(text, FinishReason.ContextFull) : text;
    }

    private int First()
    {
        int[] prompt = Prepare();
        long start = Stopwatch.GetTimestamp();

        // The beginning goes through the decoder of text too: what a token shows may depend on those before it, a leading space above all.
        _beginning = _writer.Beginning(prompt);
        foreach (int id in _beginning)
        {
            _stream.Append(id);
        }

        int capacity = (int)Math.Min(_writer.Manifest.Context, (long)_beginning.Length + _options.MaxTokens);
        _session = _writer.Start(prompt, capacity);
        _tokens = new int[capacity + 1];
        _beginning.CopyTo(_tokens, 0);
        _count = _beginning.Length;

        // A model may have more rows than its tokenizer has tokens: rows that were never trained and that no text can show.
        _sampler = new Sampler(_options.Sampling, Math.Min(_writer.Manifest.Vocabulary, _tokenizers.OfText.VocabularySize));
        ReadOnlySpan<float> logits = _session.Forward(_beginning);
        TimeSpan promptTime = Stopwatch.GetElapsedTime(start);
        int token = Choose(logits);
        TimeSpan firstTime = _encodeTime + Stopwatch.GetElapsedTime(start);
        Update(statistics => statistics with { PromptTime = promptTime, TimeToFirstToken = firstTime, Seed = _sampler.Seed });
        return token;
    }

    private int Following()
    {
        long start = Stopwatch.GetTimestamp();
        int token = Choose(_session!.Forward(_tokens.AsSpan(_count - 1, 1)));
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        Update(statistics => statistics with { DecodeTime = statistics.DecodeTime + time, DecodePasses = statistics.DecodePasses + 1 });
        return token;
    }

    private int Choose(ReadOnlySpan<float> logits) => _sampler!.Next(logits[.._sampler.VocabularySize], _tokens.AsSpan(0, _count));

    // The end of the text brings out what was held back, unless it belongs to a stop sequence.
    private string Finish(string text, FinishReason reason)
    {
        if (reason != FinishReason.StopSequence)
        {
            text += _filter.Append(_stream.Flush());
            text += _filter.Flush();
        }

        End(_filter.Stopped is null ? reason : FinishReason.StopSequence);
        return text;
    }

    private void End(FinishReason? reason)
    {
        _ended = true;
        _session?.Dispose();
        Update(statistics => statistics with { FinishReason = reason, StopSequence = _filter.Stopped });
    }

    private void Update(Func<GenerationStatistics, GenerationStatistics> change)
    {
        lock (_lock)
        {
            _statistics = change(_statistics);
        }
    }

    private int[] Checked(int[] prompt)
    {
        if (prompt.Length == 0)
        {
            int begin = _tokenizers.OfPrompt.BeginOfText
                ?? throw new ArgumentException(
                    "The prompt is empty and the tokenizer has no token that begins a text: give at least one character to go on from.",
                    nameof(prompt));
            prompt = [begin];
        }

        int context = _writer.Manifest.Context;
        if (prompt.Length > context)
        {
            throw new ArgumentException(
                $"The prompt has {prompt.Length} tokens, and the context of {_writer.Manifest.Name} holds {context}: " +
                "shorten it, for example by keeping only its latest part, or use a model with a longer context.",
                nameof(prompt));
        }

        Update(statistics => statistics with { PromptTokens = prompt.Length });
        return prompt;
    }
}
