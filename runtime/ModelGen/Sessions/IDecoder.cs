using ModelGen.Runtime;

namespace ModelGen;

/// <summary>
/// A loaded causal language model: what every declared decoder implements. It is immutable and may be shared by threads; what changes as a text grows lives in sessions.
/// </summary>
public interface IDecoder : IDisposable
{
    /// <summary>What the model expects of a checkpoint, and what it costs.</summary>
    ModelManifest Manifest { get; }

    /// <summary>Starts an empty text. All memory of the session but the logits of <see cref="DecoderSession.ForwardAll"/> is taken here.</summary>
    /// <param name="capacity">The most tokens that the text can grow to.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is not positive.</exception>
    /// <exception cref="ObjectDisposedException">The model was disposed.</exception>
    DecoderSession CreateSession(int capacity);

    /// <summary>Makes room for passes over many sessions at once, in which each linear layer reads its weights once for all.</summary>
    /// <param name="tokens">The most tokens of one pass, over all its sessions.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tokens"/> is not positive.</exception>
    /// <exception cref="ObjectDisposedException">The model was disposed.</exception>
    DecoderBatch CreateBatch(int tokens);
}
