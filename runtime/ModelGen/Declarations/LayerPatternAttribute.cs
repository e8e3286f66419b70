namespace ModelGen;

/// <summary>
/// Declares what some layers have otherwise than the model: a window in five of six (Gemma 3, arXiv:2503.19786), no positions in every fourth (NoPE; Kazemnejad et al. 2023, arXiv:2305.19466).
/// Repeatable; where two patterns say something of one layer, the later one counts.
/// </summary>
/// <remarks>
/// The layers are every so many, or a range, or a list: one of the three.
/// <code>
/// [Attention(Window = 1024)]
/// [LayerPattern(Every = 6, Offset = 5, Window = 0, Base = 1_000_000)]   // layers 5, 11, 17 …
/// [LayerPattern(First = 20, FeedForward = 16384)]                        // layer 20 and those behind it
/// [LayerPattern(Layers = [0], AttentionNorm = false)]
/// [LayerPattern(First = 0, ShareWeights = true)]                         // ALBERT: all layers have one set of weights
/// </code>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class LayerPatternAttribute : Attribute
{
    /// <summary>The distance from one of the layers to the next, at least 1: the layers n with <c>n mod Every = Offset</c>, counted from 0.</summary>
    public int Every { get; init; }

    /// <summary>The first of the layers of <see cref="Every"/>, from 0 and less than it. Default: 0.</summary>
    public int Offset { get; init; }

    /// <summary>The first layer of a range. Default: 0, where <see cref="Last"/> is given.</summary>
    public int First { get; init; }

    /// <summary>The last layer of a range. Default: the last of the model, where <see cref="First"/> is given.</summary>
    public int Last { get; init; }

    /// <summary>Which stack of an encoder-decoder has the layers. Default: both, each of which counts its own.</summary>
    public Stack Stack { get; init; }

    /// <summary>The layers by number, from 0.</summary>
    public int[]? Layers { get; init; }

    /// <summary>Their <see cref="AttentionAttribute.Window"/>; 0 is the whole context.</summary>
    public int Window { get; init; }

    /// <summary>Whether they have the model's position encoding, or <see cref="PositionEncoding.None"/>. Only encodings that work inside of layers can be left out of some: Rotary, Alibi and RelativeBuckets.</summary>
    public PositionEncoding PositionEncoding { get; init; }

    /// <summary>Their <see cref="PositionEncodingAttribute.Base"/>.</summary>
    public double Base { get; init; }

    /// <summary>Their <see cref="PositionEncodingAttribute.RotaryFraction"/>.</summary>
    public double RotaryFraction { get; init; }

    /// <summary>Whether <see cref="RotaryScalingAttribute"/> applies to them. Default: true. The larger Gemma 3 models scale their full layers alone.</summary>
    public bool RotaryScaling { get; init; } = true;

    /// <summary>Whether <see cref="ExpertsAttribute"/> applies to them; layers without experts have one feed-forward part. Default: true. The first layers of DeepSeek V2 and V3 have none.</summary>
    public bool Experts { get; init; } = true;

    /// <summary>Their <see cref="TransformerAttribute.Heads"/>. Heads are as large as those of the model, and have a key and a value each where <see cref="TransformerAttribute.KeyValueHeads"/> says no number (OpenELM; Mehta et al. 2024, arXiv:2404.14619).</summary>
    public int Heads { get; init; }

    /// <summary>Their <see cref="TransformerAttribute.KeyValueHeads"/>.</summary>
    public int KeyValueHeads { get; init; }

    /// <summary>Their <see cref="TransformerAttribute.HeadSize"/>.</summary>
    public int HeadSize { get; init; }

    /// <summary>Their <see cref="TransformerAttribute.FeedForward"/>, where they have no experts.</summary>
    public int FeedForward { get; init; }

    /// <summary>
    /// Whether they share one set of weights, which the model holds once and checkpoints store once (Lan et al. 2019, arXiv:1909.11942, §3.1). In names, <c>{layer}</c> then counts the sets, in the order in which layers first use
    /// them. They may differ in what nothing is stored of, such as <see cref="Window"/> and <see cref="Base"/>. Default: false, each layer has weights of its own.
    /// </summary>
    public bool ShareWeights { get; init; }

    /// <summary>Whether a norm stands before their attention. Default: true. The first layer of ModernBERT has none (Warner et al. 2024, arXiv:2412.13663): its embedding is normalized already. With <see cref="NormPlacement.Pre"/> and branches one after the other alone.</summary>
    public bool AttentionNorm { get; init; } = true;
}
