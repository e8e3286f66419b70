namespace ModelGen;

/// <summary>
/// Declares a transformer (Vaswani et al. 2017, arXiv:1706.03762): how its tokens see each other, and its sizes. The source generator writes the forward pass
/// into the class that carries it.
/// </summary>
/// <remarks>
/// The class must be <c>partial</c>, and carries <see cref="PositionEncodingAttribute"/>, <see cref="ActivationAttribute"/>,
/// <see cref="NormalizationAttribute"/> and
/// <see cref="CheckpointAttribute"/> as well; <see cref="EmbeddingAttribute"/>, <see cref="AttentionAttribute"/>, <see cref="RotaryScalingAttribute"/>, <see cref="ResidualAttribute"/>,
/// <see cref="BlankFillingAttribute"/> and <see cref="HeadAttribute"/> are optional.
/// </remarks>
/// <example>
/// TinyLlama 1.1B:
/// <code>
/// [Transformer(Structure.CausalDecoder, Layers = 22, Hidden = 2048, Heads = 32, KeyValueHeads = 4, FeedForward = 5632, Vocabulary = 32000, Context = 2048)]
/// [PositionEncoding(PositionEncoding.Rotary)]
/// [Activation(Activation.SwiGlu)]
/// [Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
/// [Checkpoint(Naming.Llama)]
/// public sealed partial class TinyLlama;
/// </code>
/// </example>
/// <param name="structure">How the tokens see each other.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TransformerAttribute(Structure structure) : Attribute
{
    /// <summary>How the tokens see each other.</summary>
    public Structure Structure { get; } = structure;

    /// <summary>Layers, 1 to 1,024; required. Of an encoder-decoder: of each stack that has no number of its own.</summary>
    public int Layers { get; init; }

    /// <summary>Layers of the encoder of an encoder-decoder. Default: <see cref="Layers"/>.</summary>
    public int EncoderLayers { get; init; }

    /// <summary>Layers of the decoder of an encoder-decoder. Default: <see cref="Layers"/>.</summary>
    public int DecoderLayers { get; init; }

    /// <summary>Floats of a hidden state, which is <c>[tokens × Hidden]</c>, 1 to 1,048,576; required.</summary>
    public int Hidden { get; init; }

    /// <summary>Heads of the queries, which are <c>[tokens × Heads × HeadSize]</c>, 1 to 65,536; required.</summary>
    public int Heads { get; init; }

    /// <summary>Heads of the encoder of an encoder-decoder. Default: <see cref="Heads"/>.</summary>
    public int EncoderHeads { get; init; }

    /// <summary>Heads of the decoder of an encoder-decoder, in attention to itself and to the source. Default: <see cref="Heads"/>.</summary>
    public int DecoderHeads { get; init; }

    /// <summary>
    /// Heads of keys and values, which are <c>[tokens × KeyValueHeads × HeadSize]</c>: a divisor of <see cref="Heads"/>, each shared by a group of query
    /// heads (Ainslie et al. 2023, arXiv:2305.13245).
    /// Default: <see cref="Heads"/>, which is multi-head attention.
    /// </summary>
    public int KeyValueHeads { get; init; }

    /// <summary>Floats of a head, 1 to 16,384. Default: <see cref="Hidden"/> / <see cref="Heads"/>, which must then be a whole number.</summary>
    public int HeadSize { get; init; }

    /// <summary>Floats between the two projections of the feed-forward part, 1 to 16,777,216; required.</summary>
    public int FeedForward { get; init; }

    /// <summary>The same of the encoder of an encoder-decoder. Default: <see cref="FeedForward"/>.</summary>
    public int EncoderFeedForward { get; init; }

    /// <summary>The same of the decoder of an encoder-decoder. Default: <see cref="FeedForward"/>.</summary>
    public int DecoderFeedForward { get; init; }

    /// <summary>
    /// Tokens that the model knows, rows of the embedding <c>[Vocabulary × Hidden]</c>, 1 to 16,777,216; required. Of an encoder-decoder: those that it writes, and, without <see cref="EmbeddingAttribute.SourceVocabulary"/>, those that it reads.
    /// </summary>
    public int Vocabulary { get; init; }

    /// <summary>Most tokens of a sequence, 1 to 16,777,216; required. Of an encoder-decoder: of a source, and of a target.</summary>
    public int Context { get; init; }
}
