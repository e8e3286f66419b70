using System.Text;
using ModelGen.Text.Generation;

namespace ModelGen.Text;

/// <summary>
/// Writes texts with a model: encodes the prompt, lets the model choose token after token, and decodes what comes. A decoder continues the prompt; an encoder-decoder reads it and writes a text of its own.
/// </summary>
/// <remarks>
/// <code>
/// var generator = new TextGenerator(model, tokenizer);
/// foreach (string piece in generator.Generate("Once upon a time")) { Console.Write(piece); }
/// await foreach (string piece in generator.GenerateAsync("Once upon a time", options, cancellationToken)) { … }
/// string whole = generator.Complete("Once upon a time");
/// </code>
/// The text is what decoding the prompt with its continuation adds to the prompt, so that prompt and pieces can be written one after the other.
/// Many threads may use a generator at once: each text has a session of its own, with room for prompt and <see cref="GenerationOptions.MaxTokens"/> or the
/// context of the model, whichever is less. The generator owns neither the model nor the tokenizer.
/// </remarks>
public sealed class TextGenerator
{
    private static readonly GenerationOptions Defaults = new();

    private readonly ModelWriter _writer;
    private readonly TextTokenizers _tokenizers;

    /// <summary>Joins a decoder and its tokenizer.</summary>
    public TextGenerator(IDecoder model, Tokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(tokenizer);
        _writer = new DecoderWriter(model);
        _tokenizers = new TextTokenizers(tokenizer, tokenizer);
    }

    /// <summary>Joins an encoder-decoder and its tokenizer.</summary>
    /// <param name="model">The model.</param>
    /// <param name="tokenizer">The tokenizer of targets, and of sources where they have none of their own.</param>
    /// <param name="start">The tokens that every target begins with, copied: <c>decoder_start_token_id</c> of the configuration, and after it the language of the target for models of many languages.</param>
    /// <param name="sourceTokenizer">The tokenizer of sources, where they have a vocabulary of their own.</param>
    /// <exception cref="ArgumentException"><paramref name="start"/> is empty, or longer than the context of the model.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token of <paramref name="start"/> is outside the vocabulary.</exception>
    public TextGenerator(ISequenceToSequence model, Tokenizer tokenizer, ReadOnlySpan<int> start, Tokenizer? sourceTokenizer = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(tokenizer);
        if (start.IsEmpty || start.Length > model.Manifest.Context)
        {
            throw new ArgumentException(
                $"A target begins with {start.Length} tokens: give at least one, decoder_start_token_id of the configuration, and no more than the {model.Manifest.Context} that the context of {model.Manifest.Name} holds.",
                nameof(start));
        }

        foreach (int token in start)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(token, nameof(start));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(token, model.Manifest.Vocabulary, nameof(start));
        }

        _writer = new TargetWriter(model, start.ToArray());
        _tokenizers = new TextTokenizers(sourceTokenizer ?? tokenizer, tokenizer);
    }

    /// <summary>What the model is, and what it costs.</summary>
    public ModelManifest Manifest => _writer.Manifest;

    /// <summary>The tokenizer of the texts that are written.</summary>
    public Tokenizer Tokenizer => _tokenizers.OfText;

    /// <summary>Continues a text as the result is read; an encoder-decoder reads it as its source, and writes the target.</summary>
    /// <param name="prompt">The text to continue. Where it has no tokens, the token that begins a text stands for it.</param>
    /// <param name="options">How to choose tokens and when to stop; the most likely tokens, 256 of them at most, where null.</param>
    /// <param name="cancellationToken">Cancels between two tokens: the next piece throws <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">
    /// The prompt is longer than the context of the model, or it is empty and the tokenizer has no token that begins a text.
    /// </exception>
    public TextGeneration Generate(string prompt, GenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        GenerationRun run = new(_writer, _tokenizers, prompt, options ?? Defaults);
        run.Prepare();
        return new TextGeneration(run, cancellationToken);
    }

    /// <summary>Continues a sequence of tokens, such as a conversation with its special tokens, as the result is read.</summary>
    /// <param name="prompt">
    /// The tokens to continue, copied; nothing is added to them. Where there are none, the token that begins a text stands for them.
    /// </param>
    /// <param name="options">How to choose tokens and when to stop; the most likely tokens, 256 of them at most, where null.</param>
    /// <param name="cancellationToken">Cancels between two tokens: the next piece throws <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">
    /// The prompt is longer than the context of the model, or it is empty and the tokenizer has no token that begins a text.
    /// </exception>
    public TextGeneration Generate(ReadOnlySpan<int> prompt, GenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        new(new GenerationRun(_writer, _tokenizers, prompt, options ?? Defaults), cancellationToken);

    /// <summary>
    /// Continues a text on the thread pool as the result is read; the prompt is encoded there too, so that one that does not fit is an exception of the first
    /// piece.
    /// </summary>
    /// <inheritdoc cref="Generate(string, GenerationOptions?, CancellationToken)"/>
    public AsyncTextGeneration GenerateAsync(string prompt, GenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return new AsyncTextGeneration(new GenerationRun(_writer, _tokenizers, prompt, options ?? Defaults), cancellationToken);
    }

    /// <summary>Continues a sequence of tokens, such as a conversation with its special tokens, on the thread pool as the result is read.</summary>
    /// <inheritdoc cref="Generate(ReadOnlySpan{int}, GenerationOptions?, CancellationToken)"/>
    public AsyncTextGeneration GenerateAsync(ReadOnlySpan<int> prompt, GenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        new(new GenerationRun(_writer, _tokenizers, prompt, options ?? Defaults), cancellationToken);

    /// <summary>Continues a text and returns the whole continuation, without the prompt.</summary>
    /// <inheritdoc cref="Generate(string, GenerationOptions?, CancellationToken)"/>
    public string Complete(string prompt, GenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        string.Concat(Generate(prompt, options, cancellationToken));

    /// <summary>Continues a text on the thread pool and returns the whole continuation, without the prompt.</summary>
    /// <inheritdoc cref="Generate(string, GenerationOptions?, CancellationToken)"/>
    public async Task<string> CompleteAsync(string prompt, GenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        StringBuilder text = new();
        await foreach (string piece in GenerateAsync(prompt, options, cancellationToken).ConfigureAwait(false))
        {
            text.Append(piece);
        }

        return text.ToString();
    }
}
