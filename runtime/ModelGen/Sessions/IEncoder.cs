using ModelGen.Runtime;

namespace ModelGen;

/// <summary>
/// A loaded encoder: what every declared one implements. It is immutable and may be shared by threads; what it computes in lives in sessions.
/// </summary>
public interface IEncoder : IDisposable
{
    /// <summary>What the model expects of a checkpoint, and what it costs.</summary>
    ModelManifest Manifest { get; }

    /// <summary>Makes room for passes. All memory of the session is taken here, but what results larger than a pass need.</summary>
    /// <param name="tokens">The most tokens of one pass, over all its texts: at least those of the longest text. Larger batches are taken in several
    /// passes.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tokens"/> is not positive.</exception>
    /// <exception cref="ObjectDisposedException">The model was disposed.</exception>
    EncoderSession CreateSession(int tokens);
}
