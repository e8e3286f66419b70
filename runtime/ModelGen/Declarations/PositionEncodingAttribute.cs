namespace ModelGen;

/// <summary>Declares how a layer knows where a token stands.</summary>
/// <param name="kind">The encoding.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PositionEncodingAttribute(PositionEncoding kind) : Attribute
{
    /// <summary>The encoding.</summary>
    public PositionEncoding Kind { get; } = kind;

    /// <summary>
    /// Rotary: θ, whose powers are the frequencies, <c>Base^(−2i/n)</c> for the pair i of n rotated floats (Su et al. 2021, arXiv:2104.09864). Greater than
    /// 1; default 10,000. Called
    /// <c>rope_theta</c> in Hugging Face configurations.
    /// </summary>
    public double Base { get; init; } = 10_000;

    /// <summary>
    /// Rotary: which two floats of a head turn together. Default: <see cref="RotaryPairing.HalfSplit"/>, the pairing of Hugging Face checkpoints. The forward
    /// pass uses it; files that store
    /// queries and keys for the other pairing are rearranged as they are loaded.
    /// </summary>
    public RotaryPairing Pairing { get; init; }

    /// <summary>
    /// Rotary: the part of each head that rotates, above 0 and at most 1; the first ⌊RotaryFraction × HeadSize⌋ floats, an even number of them. Default: 1,
    /// the whole head.
    /// Called <c>partial_rotary_factor</c> in Hugging Face configurations.
    /// </summary>
    public double RotaryFraction { get; init; } = 1;

    /// <summary>
    /// Rotary: how many positions a token has. With 2, the first half of the rotating part of a head turns by the position and the second half by the place in
    /// the answer that <see cref="BlankFillingAttribute"/>
    /// defines, each with the pairs and the frequencies of its own half (ChatGLM-6B). Default: 1.
    /// </summary>
    public int Streams { get; init; } = 1;

    /// <summary>Rotary: whether the frequencies are rounded to float16, as GLM's are. Default: false.</summary>
    public bool HalfPrecisionFrequencies { get; init; }

    /// <summary>
    /// Learned: the row of the table that belongs to the first position; the table has <c>Context + Offset</c> rows. Sinusoidal: the first position. Default:
    /// 0. RoBERTa's and fairseq's is 2, their
    /// padding token plus one.
    /// </summary>
    public int Offset { get; init; }

    /// <summary>Sinusoidal: where sines and cosines stand. Default: <see cref="SinusoidLayout.Interleaved"/>, the paper's.</summary>
    public SinusoidLayout SinusoidLayout { get; init; }

    /// <summary>Sinusoidal: which frequencies there are. Default: <see cref="SinusoidSpacing.Exclusive"/>, the paper's.</summary>
    public SinusoidSpacing SinusoidSpacing { get; init; }

    /// <summary>
    /// Alibi: whether the biases are added before the scores are scaled, and are scaled with them (Falcon), or after (Press et al. 2021, BLOOM). Default: after.
    /// </summary>
    public bool AlibiScaled { get; init; }

    /// <summary>
    /// RelativeBuckets: rows of the table, 2 to 65,536. In encoders an even number of at least 4, half of which are for keys behind the query; decoders, whose
    /// tokens look back, use all for distances back, and count keys of a prefix behind the query as distance 0. Default: 32. Learned, Sinusoidal and Rotary: where it is given, scores get these biases beside the encoding, as MPNet has
    /// them (Song et al. 2020, arXiv:2004.09297).
    /// </summary>
    public int Buckets { get; init; } = 32;

    /// <summary>With <see cref="Buckets"/>: the distance from which on all share the last bucket, at most 65,536. Default: 128.</summary>
    public int MaxDistance { get; init; } = 128;
}
