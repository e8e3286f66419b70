using ModelGen.Runtime;

namespace ModelGen;

/// <summary>
/// A loaded model whose vectors for a word depend on the sentence around it: what every declared bidirectional LSTM implements. It is immutable and may be
/// shared by threads.
/// </summary>
public interface IWordEmbedder : IDisposable
{
    /// <summary>What the model expects of a checkpoint, and what it costs.</summary>
    ModelManifest Manifest { get; }

    /// <summary>Makes room for passes over sentences. All memory is taken here.</summary>
    /// <param name="capacity">The most words of one call, over all its sentences.</param>
    /// <param name="sentences">The most sentences of one call.</param>
    /// <param name="stateful">Whether a sentence goes on where the one at the same place of the last call ended; null: as it is declared.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive, or larger than memory can be.</exception>
    /// <exception cref="ObjectDisposedException">The model was disposed.</exception>
    WordEmbedderSession CreateSession(int capacity, int sentences = 1, bool? stateful = null);
}
