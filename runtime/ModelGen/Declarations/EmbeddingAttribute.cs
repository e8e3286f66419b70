namespace ModelGen;

/// <summary>Declares what happens to the embedded tokens before the first layer. Without it they are taken as they are.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EmbeddingAttribute : Attribute
{
    /// <summary>
    /// Whether a norm of the declared kind follows the embedding, with weights <c>[Hidden]</c> of its own, or <c>[Size]</c> where it stands before a
    /// projection (BLOOM; Dettmers et al. 2021, arXiv:2110.02861).
    /// </summary>
    public bool Normalized { get; init; }

    /// <summary>
    /// How many kinds of tokens an encoder tells apart, each with a vector <c>[Hidden]</c> that is added to the embedded token: the first and the second text
    /// of a pair (BERT's segments). Default: 0, none.
    /// </summary>
    public int TokenTypes { get; init; }

    /// <summary>What the embedded tokens are multiplied by before positions are added to them. Default: <see cref="EmbeddingScale.None"/>.</summary>
    public EmbeddingScale Scale { get; init; }

    /// <summary>A factor on the embedded tokens, beside <see cref="Scale"/> and greater than 0. Default: 1.</summary>
    public double ScaleFactor { get; init; } = 1;

    /// <summary>
    /// Columns of the table of tokens, <c>[Vocabulary × Size]</c>, where they are not the hidden size: a linear layer <c>[Hidden × Size]</c> follows (Lan et al.
    /// 2019, arXiv:1909.11942, §3.1). Heads over the vocabulary go back: a masked language model's transform gives Size floats, and so does a linear layer of a
    /// decoder with a tied head, <c>[Size × Hidden]</c> (<see cref="TensorRole.HeadTransform"/>). Default: Hidden, without a projection.
    /// </summary>
    public int Size { get; init; }

    /// <summary>Where that projection stands. Default: <see cref="EmbeddingProjection.Last"/>.</summary>
    public EmbeddingProjection Projection { get; init; }

    /// <summary>Whether that projection adds a bias (ALBERT, ELECTRA), and so that of a decoder's tied head back to Size. Default: false.</summary>
    public bool ProjectionBias { get; init; }

    /// <summary>Tokens that the encoder of an encoder-decoder reads, where they are others than those that it writes, 1 to 16,777,216. Default: <see cref="TransformerAttribute.Vocabulary"/>.</summary>
    public int SourceVocabulary { get; init; }

    /// <summary>
    /// Whether encoder and decoder of an encoder-decoder embed tokens by one matrix <c>[Vocabulary × Hidden]</c> (Press and Wolf 2017, arXiv:1608.05859). Default: true, but false with a <see cref="SourceVocabulary"/>.
    /// </summary>
    public bool Shared { get; init; }
}
