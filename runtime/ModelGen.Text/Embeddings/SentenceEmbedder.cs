using System.Numerics.Tensors;
using ModelGen.Runtime;

namespace ModelGen.Text;

/// <summary>
/// Turns texts into vectors whose angles say how near the meanings are (Reimers and Gurevych 2019, arXiv:1908.10084). Texts of any lengths share passes, and
/// nothing is padded; the vector of a text does not
/// depend on what it shares a pass with, to the bit.
/// </summary>
/// <remarks>Threads may share it; they take turns.</remarks>
public sealed class SentenceEmbedder : IDisposable
{
    private readonly Lock _turn = new();
    private readonly Tokenizer _tokenizer;
    private readonly SentenceEmbedderOptions _options;
    private readonly EncoderSession _session;
    private readonly RaggedBatch _texts = new();
    private readonly float[] _hidden;
    private readonly int _maxTokens;

    /// <summary>Takes the memory that a pass needs.</summary>
    /// <param name="model">The encoder, which stays the caller's.</param>
    /// <param name="tokenizer">The tokenizer of the model.</param>
    /// <param name="options">How the model was trained; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of <paramref name="options"/> is not positive, or <see cref="SentenceEmbedderOptions.MaxTokens"/>
    /// is more than the model reads.</exception>
    /// <exception cref="ArgumentException">The tokenizer has more tokens than the model.</exception>
    /// <exception cref="ObjectDisposedException">The model was disposed.</exception>
    public SentenceEmbedder(IEncoder model, Tokenizer tokenizer, SentenceEmbedderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(tokenizer);
        _options = options ?? new SentenceEmbedderOptions();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(_options.TokensPerPass, nameof(options));
        _maxTokens = _options.MaxTokens ?? model.Manifest.Context;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(_maxTokens, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(_maxTokens, model.Manifest.Context, nameof(options));
        if (tokenizer.VocabularySize > model.Manifest.Vocabulary)
        {
            throw new ArgumentException(
                $"The tokenizer has {tokenizer.VocabularySize} tokens and {model.Manifest.Name} knows {model.Manifest.Vocabulary}: take the tokenizer of the model.",
                nameof(tokenizer));
        }

        _tokenizer = tokenizer;
        Size = model.Manifest.Hidden;
        int tokens = Math.Max(_maxTokens, _options.TokensPerPass);
        _hidden = new float[checked(tokens * Size)];
        _session = model.CreateSession(tokens);
    }

    /// <summary>Floats of a vector.</summary>
    public int Size { get; }

    /// <summary>The vector of a text, <c>[Size]</c>.</summary>
    /// <exception cref="ObjectDisposedException">The embedder or the model was disposed.</exception>
    public float[] Embed(string text)
    {
        float[] vector = new float[Size];
        Embed([text], vector);
        return vector;
    }

    /// <summary>The vectors of texts, one after the other.</summary>
    /// <param name="texts">The texts, of any lengths.</param>
    /// <param name="destination">Where the vectors go, <c>[texts × Size]</c>.</param>
    /// <param name="progress">Is told after each pass how many texts are done; null: nobody is.</param>
    /// <param name="cancellation">Ends the work between two passes.</param>
    /// <exception cref="ArgumentException">The destination is too short, or the tokenizer makes no token of a text.</exception>
    /// <exception cref="ObjectDisposedException">The embedder or the model was disposed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> asked for it.</exception>
    public void Embed(IReadOnlyList<string> texts, Span<float> destination, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (destination.Length / Size < texts.Count)
        {
            throw new ArgumentException(
                $"The destination holds {destination.Length} floats; {texts.Count} texts × {Size} are {(long)texts.Count * Size}.",
                nameof(destination));
        }

        lock (_turn)
        {
            _texts.Clear();
            int done = 0;
            foreach (string text in texts)
            {
                ReadOnlySpan<int> ids = Read(text);
                if (_texts.Count > 0 && ids.Length > _session.Capacity - _texts.TokenCount)
                {
                    cancellation.ThrowIfCancellationRequested();
                    Flush(destination[(done * Size)..]);
                    progress?.Report(done += _texts.Count);
                    _texts.Clear();
                }

                _texts.Add(ids);
            }

            if (_texts.Count > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                Flush(destination[(done * Size)..]);
                progress?.Report(done + _texts.Count);
            }
        }
    }

    /// <summary>Releases the memory; the model lives on.</summary>
    public void Dispose() => _session.Dispose();

    /// <summary>The ids of a text, cut to what the model reads: a token that ends texts stays at the end.</summary>
    private ReadOnlySpan<int> Read(string text)
    {
        int[] ids = _tokenizer.Encode(text);
        if (ids.Length > _maxTokens && _tokenizer.IsSpecial(ids[^1]))
        {
            ids[_maxTokens - 1] = ids[^1];
        }

        return ids.AsSpan(0, Math.Min(ids.Length, _maxTokens));
    }

    private void Flush(Span<float> destination)
    {
        _session.Encode(_texts, _hidden);
        for (int text = 0; text < _texts.Count; text++)
        {
            Span<float> vector = destination.Slice(text * Size, Size);
            Pool(_hidden.AsSpan(_texts.Start(text) * Size, _texts.Tokens(text).Length * Size), vector);
        }
    }

    private void Pool(ReadOnlySpan<float> hidden, Span<float> vector)
    {
        (_options.Pooling == Pooling.LastToken ? hidden[^Size..] : hidden[..Size]).CopyTo(vector);
        if (_options.Pooling == Pooling.Mean)
        {
            for (int start = Size; start < hidden.Length; start += Size)
            {
                TensorPrimitives.Add(vector, hidden.Slice(start, Size), vector);
            }

            TensorPrimitives.Divide(vector, hidden.Length / Size, vector);
        }

        float length = TensorPrimitives.Norm<float>(vector);
        if (_options.Normalize && length > 0)
        {
            TensorPrimitives.Divide(vector, length, vector);
        }
    }
}
