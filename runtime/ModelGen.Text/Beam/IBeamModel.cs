namespace ModelGen.Text;

/// <summary>A model that <see cref="BeamSearch"/> can ask what comes next: a decoder, or an encoder-decoder.</summary>
public interface IBeamModel
{
    /// <summary>Logits a token.</summary>
    int Vocabulary { get; }

    /// <summary>The most tokens of a text: of prompt and continuation in a decoder, of what is written in an encoder-decoder.</summary>
    int Context { get; }

    /// <summary>
    /// Whether the sources are read by an encoder, and texts begin with a start token. If not, a source is the beginning of its texts, all of the prompt but
    /// its last token.
    /// </summary>
    bool IsEncoderDecoder { get; }

    /// <summary>
    /// Reads the sources. There is then one beam a source, in their order, which an encoder-decoder has given no token and a decoder the source.
    /// </summary>
    /// <param name="sources">The tokens of each source, at least one source. A decoder's may have none.</param>
    /// <param name="beams">The most beams a source.</param>
    /// <param name="length">The most tokens of a beam, a decoder's source included.</param>
    /// <returns>The beams. The caller disposes of them.</returns>
    IBeamSession Start(IReadOnlyList<ReadOnlyMemory<int>> sources, int beams, int length);
}
