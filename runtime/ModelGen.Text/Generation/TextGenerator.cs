using System.Text;
using ModelGen.Text.Generation;

namespace ModelGen.Text;

/// <summary>Continues texts with a model: encodes the prompt, lets the model choose token after token, and decodes what comes.</summary>
/// <remarks>
/// <code>
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

    /// <summary>Joins a model and its tokenizer.</summary>
    public TextGenerator(IDecoder model, Tokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(tokenizer);
        Model = model;
        Tokenizer = tokenizer;
    }

    /// <summary>The model.</summary>
    public IDecoder Model { get; }

    /// <summary>The tokenizer.</summary>
    public Tokenizer Tokenizer { get; }

    /// <summary>Continues a text as the result is read.</summary>
    /// <param name="prompt">The text to continue. Where it has no tokens, the token that begins a text stands for it.</param>
    /// <param name="options">How to choose tokens and when to stop; the most likely tokens, 256 of them at most, where null.</param>
    /// <param name="cancellationToken">Cancels between two tokens: the next piece throws <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">
    /// The prompt is longer than the context of the model, or it is empty and the tokenizer has no token that begins a text.
    /// </exception>
    public TextGeneration Generate(string prompt, GenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        GenerationRun run = new(Model, Tokenizer, prompt, options ?? Defaults);
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
        new(new GenerationRun(Model, Tokenizer, prompt, options ?? Defaults), cancellationToken);

    /// <summary>
    /// Continues a text on the thread pool as the result is read; the prompt is encoded there too, so that one that does not fit is an exception of the first
    /// piece.
    /// </summary>
    /// <inheritdoc cref="Generate(string, GenerationOptions?, CancellationToken)"/>
    public AsyncTextGeneration GenerateAsync(string prompt, GenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return new AsyncTextGeneration(new GenerationRun(Model, Tokenizer, prompt, options ?? Defaults), cancellationToken);
    }

    /// <summary>Continues a sequence of tokens, such as a conversation with its special tokens, on the thread pool as the result is read.</summary>
    /// <inheritdoc cref="Generate(ReadOnlySpan{int}, GenerationOptions?, CancellationToken)"/>
    public AsyncTextGeneration GenerateAsync(ReadOnlySpan<int> prompt, GenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        new(new GenerationRun(Model, Tokenizer, prompt, options ?? Defaults), cancellationToken);

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
