using ModelGen.Runtime;

namespace ModelGen;

/// <summary>
/// A loaded encoder-decoder: what every declared one implements. It is immutable and may be shared by threads; what changes as a target grows lives in sessions.
/// </summary>
/// <remarks>
/// <code>
/// using var session = model.CreateSession(source: 64, capacity: 64);
/// session.Encode(source);                             // once: keys and values of the source, for each layer of the decoder
/// logits = session.Forward([start]);                  // the target, token by token
/// </code>
/// </remarks>
public interface ISequenceToSequence : IDisposable
{
    /// <summary>What the model expects of a checkpoint, and what it costs.</summary>
    ModelManifest Manifest { get; }

    /// <summary>Makes a session without a source and with an empty target. All memory of the session but the logits of <see cref="DecoderSession.ForwardAll"/> is taken here.</summary>
    /// <param name="source">The most tokens of a source that <see cref="SequenceToSequenceSession.Encode"/> reads; 0 for a session that begins with sources which were encoded elsewhere, and needs no memory for them.</param>
    /// <param name="capacity">The most tokens that the target can grow to.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="source"/> is negative or more than the model's context, or <paramref name="capacity"/> is not positive.</exception>
    /// <exception cref="ObjectDisposedException">The model was disposed.</exception>
    SequenceToSequenceSession CreateSession(int source, int capacity);

    /// <summary>Makes room for passes of the decoder over many sessions at once, whatever their sources, in which each linear layer reads its weights once for all.</summary>
    /// <param name="tokens">The most tokens of one pass, over all its sessions.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tokens"/> is not positive.</exception>
    /// <exception cref="ObjectDisposedException">The model was disposed.</exception>
    DecoderBatch CreateBatch(int tokens);

    /// <summary>Makes room for passes of the encoder over many sources at once.</summary>
    /// <param name="tokens">The most tokens of one pass, over all its sources: at least those of the longest. More sources are taken in several passes.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tokens"/> is not positive.</exception>
    /// <exception cref="ObjectDisposedException">The model was disposed.</exception>
    SourceEncoder CreateEncoder(int tokens);
}
