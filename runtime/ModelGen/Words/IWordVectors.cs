using ModelGen.Runtime;

namespace ModelGen;

/// <summary>
/// A loaded table of word vectors: what every class declared with <see cref="WordVectorsAttribute"/> implements. Immutable; threads may share it.
/// </summary>
public interface IWordVectors : IDisposable
{
    /// <summary>The matrix and what a query costs, with the vocabulary of the file that was loaded.</summary>
    ModelManifest Manifest { get; }

    /// <summary>The words, in the order of their vectors.</summary>
    WordTable Words { get; }

    /// <summary>The vector of a word, <c>[Dimensions]</c>, as the file has it; valid until the model is disposed.</summary>
    /// <exception cref="KeyNotFoundException">The word has none; the message names it.</exception>
    /// <exception cref="ObjectDisposedException">The model was disposed.</exception>
    ReadOnlySpan<float> this[string word] { get; }

    /// <summary>The vector of a word, <c>[Dimensions]</c>, if it has one.</summary>
    /// <exception cref="ObjectDisposedException">The model was disposed.</exception>
    bool TryGetVector(string word, out ReadOnlySpan<float> vector);

    /// <summary>Takes the memory that queries compute in: those of a session allocate nothing.</summary>
    /// <param name="terms">The most words that a query may be made of.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="terms"/> is not positive.</exception>
    /// <exception cref="ObjectDisposedException">The model was disposed.</exception>
    WordVectorsSession CreateSession(int terms = WordVectorsSession.UsualTerms);
}
