using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using ModelGen.Runtime;
using ModelGen.Text;

namespace ModelGen.Tool.Running;

/// <summary>A conversation with a model. What a session has read stays in it: of each question only what is new is read.</summary>
/// <param name="model">The model, which is not owned.</param>
/// <param name="tokenizer">Its tokenizer.</param>
/// <param name="ends">The tokens that end an answer.</param>
/// <param name="template">Makes a text of the messages.</param>
/// <param name="options">How tokens are chosen, and how many an answer has at most.</param>
/// <param name="system">What is said before the first question, if anything.</param>
internal sealed class Conversation(IDecoder model, Tokenizer tokenizer, IReadOnlyList<int> ends, ChatTemplate template, GenerationOptions options, string? system) : IDisposable
{
    private readonly List<ChatMessage> _messages = system is null ? [] : [new ChatMessage("system", system)];
    private readonly List<int> _read = [];          // what the session has read
    private DecoderSession? _session;

    /// <summary>Forgets what was said; what the session has read may still serve.</summary>
    public void Reset() => _messages.RemoveRange(system is null ? 0 : 1, _messages.Count - (system is null ? 0 : 1));

    /// <summary>Answers a question, piece by piece.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="output">Takes the answer.</param>
    /// <param name="cancellation">Ends it between two tokens.</param>
    /// <returns>An account of it, with the tokens that were read anew.</returns>
    /// <exception cref="ToolException">The conversation is longer than the context, or does not suit the model. The question is forgotten.</exception>
    /// <exception cref="ChatTemplateException">The template refuses the conversation. The question is forgotten.</exception>
    public async Task<GenerationStatistics> AnswerAsync(string question, TextWriter output, CancellationToken cancellation)
    {
        _messages.Add(new ChatMessage("user", question));
        int said = _messages.Count;
        try
        {
            int[] prompt = tokenizer.EncodeRendered(template.Render(_messages));
            if (prompt.Length == 0 || prompt.Length > model.Manifest.Context)
            {
                throw new ToolException($"The conversation has {prompt.Length} tokens, and the context of {model.Manifest.Name} holds 1 to {model.Manifest.Context}: /reset begins a new one.");
            }

            return await WriteAsync(prompt, output, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // Tokens that the model does not have, above all.
            throw ToolException.Of(exception);
        }
        finally
        {
            // Without its answer a question would stand before the next one.
            if (_messages.Count == said)
            {
                _messages.RemoveAt(said - 1);
            }
        }
    }

    public void Dispose() => _session?.Dispose();

    private async Task<GenerationStatistics> WriteAsync(int[] prompt, TextWriter output, CancellationToken cancellation)
    {
        Sampler sampler = new(options.Sampling, Math.Min(model.Manifest.Vocabulary, tokenizer.VocabularySize));
        TokenStream stream = tokenizer.CreateStream(options.SkipSpecialTokens);
        List<int> tokens = [.. prompt];
        DecoderSession session = Session((int)Math.Min(model.Manifest.Context, (long)prompt.Length + options.MaxTokens));
        int kept = Keep(session, prompt);

        // What a token shows may depend on those before it, a leading space above all.
        Array.ForEach(prompt, id => stream.Append(id));
        long start = Stopwatch.GetTimestamp();
        int token = Next(prompt.AsSpan(kept));
        TimeSpan promptTime = Stopwatch.GetElapsedTime(start);
        StringBuilder answer = new();
        start = Stopwatch.GetTimestamp();
        int written = 0;
        while (!ends.Contains(token))
        {
            cancellation.ThrowIfCancellationRequested();
            tokens.Add(token);
            written++;
            await ShowAsync(stream.Append(token)).ConfigureAwait(false);
            if (written == options.MaxTokens || session.Position == session.Capacity)
            {
                break;
            }

            token = Next([token]);
        }

        await ShowAsync(stream.Flush()).ConfigureAwait(false);
        _messages.Add(new ChatMessage("assistant", answer.ToString()));
        return new GenerationStatistics
        {
            PromptTokens = prompt.Length - kept,
            PromptTime = promptTime,
            GeneratedTokens = written,
            DecodePasses = session.Position - prompt.Length,
            DecodeTime = Stopwatch.GetElapsedTime(start),
            Seed = sampler.Seed,
        };

        int Next(ReadOnlySpan<int> read)
        {
            ReadOnlySpan<float> logits = session.Forward(read);
            _read.AddRange(read);
            return sampler.Next(logits[..sampler.VocabularySize], CollectionsMarshal.AsSpan(tokens));
        }

        async Task ShowAsync(string? piece)
        {
            if (piece is { Length: > 0 })
            {
                answer.Append(piece);
                await output.WriteAsync(piece).ConfigureAwait(false);
                await output.FlushAsync(cancellation).ConfigureAwait(false);
            }
        }
    }

    // How many tokens the session has read already. The last one is read again, for what follows it.
    private int Keep(DecoderSession session, int[] prompt)
    {
        int common = Math.Min(prompt.AsSpan().CommonPrefixLength(CollectionsMarshal.AsSpan(_read)), prompt.Length - 1);
        common = session is PrefixDecoderSession ? 0 : common;
        session.Truncate(common);
        _read.RemoveRange(common, _read.Count - common);
        return common;
    }

    // The session, with room for so many tokens. It grows by half at least, so that long conversations are not copied each time.
    private DecoderSession Session(int capacity)
    {
        if (_session is null || _session.Capacity < capacity)
        {
            int room = _session is null ? capacity : (int)Math.Min(model.Manifest.Context, Math.Max(capacity, _session.Capacity * 3L / 2));
            DecoderSession larger = model.CreateSession(room);
            if (_session is not null and not PrefixDecoderSession)
            {
                larger.CopyFrom(_session);
            }
            else
            {
                _read.Clear();
            }

            _session?.Dispose();
            _session = larger;
        }

        return _session;
    }
}
