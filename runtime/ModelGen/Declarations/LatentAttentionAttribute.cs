namespace ModelGen;

/// <summary>
/// Declares multi-head latent attention (DeepSeek-AI 2024, arXiv:2405.04434, §2.1): keys and values of all heads come from one short vector of a token, the
/// latent, and a part of each key, which rotary position encoding turns, is the same for all heads.
/// </summary>
/// <remarks>
/// <code>
/// c = norm(x·Wdownᵀ)                       the latent, KeyValueRank floats
/// k = [c·Wupᵀ | RoPE(x·Wdownᵀ)]            NopeSize floats of each head, RotarySize floats shared by all
/// v = c·Wupᵀ                               ValueSize floats of each head
/// q = norm(x·Wdownᵀ)·Wupᵀ, or x·Wᵀ         NopeSize + RotarySize floats of each head, of which the last RotarySize turn
/// </code>
/// Scores are scaled by 1/√(NopeSize + RotarySize); with the YaRN of DeepSeek's configurations, which has
/// <see cref="RotaryScalingAttribute.MagnitudeScaleAllDimensions"/>, times <c>m²</c> with <c>m = 0.1·MagnitudeScaleAllDimensions·ln(Factor) + 1</c>;
/// <see cref="AttentionAttribute.Scale"/> says otherwise. The norms are of the declared kind and epsilon. <see cref="AttentionAttribute.Bias"/> adds biases to the
/// projections down (Query; Key and Value together, which share one) and to the output. Each head has a key and a value of its own:
/// <see cref="TransformerAttribute.KeyValueHeads"/> and <see cref="TransformerAttribute.HeadSize"/> are left out. DeepSeek's checkpoints pair neighbours:
/// <see cref="RotaryPairing.Interleaved"/>. The cache holds the keys and values of the heads.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LatentAttentionAttribute : Attribute
{
    /// <summary>Floats of the latent that queries come from. Default: 0, queries come from the hidden state itself (DeepSeek-V2-Lite).</summary>
    public int QueryRank { get; init; }

    /// <summary>Floats of the latent that keys and values come from. Required.</summary>
    public int KeyValueRank { get; init; }

    /// <summary>Floats of a key that all heads share, and that rotary position encoding turns. Required.</summary>
    public int RotarySize { get; init; }

    /// <summary>Floats of a key that each head has for itself, which no position turns. Required.</summary>
    public int NopeSize { get; init; }

    /// <summary>Floats of a head's value. Default: NopeSize.</summary>
    public int ValueSize { get; init; }
}
