namespace ModelGen;

/// <summary>
/// Declares how rotary frequencies are stretched so that a model reads further than it was trained. Goes with <see cref="PositionEncoding.Rotary"/>; without
/// it the frequencies are used as they are.
/// </summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Kind</term><description>Arguments</description></listheader>
/// <item><term><see cref="RotaryScaling.Linear"/></term><description><see cref="Factor"/></description></item>
/// <item><term><see cref="RotaryScaling.DynamicNtk"/></term><description><see cref="Factor"/>, <see cref="OriginalContext"/></description></item>
/// <item><term><see cref="RotaryScaling.Llama3"/></term><description><see cref="Factor"/>, <see cref="OriginalContext"/>;
/// optional <see cref="LowFrequencyFactor"/>, <see cref="HighFrequencyFactor"/></description></item>
/// <item><term><see cref="RotaryScaling.Yarn"/></term><description><see cref="Factor"/>, <see cref="OriginalContext"/>;
/// optional <see cref="BetaFast"/>, <see cref="BetaSlow"/>, <see cref="Truncate"/>, <see cref="AttentionFactor"/>, <see cref="MagnitudeScale"/>,
/// <see cref="MagnitudeScaleAllDimensions"/></description></item>
/// <item><term><see cref="RotaryScaling.LongRope"/></term><description><see cref="ShortFactors"/>, <see cref="LongFactors"/>, <see cref="OriginalContext"/>;
/// optional <see cref="AttentionFactor"/></description></item>
/// </list>
/// </remarks>
/// <param name="kind">The way of stretching.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RotaryScalingAttribute(RotaryScaling kind) : Attribute
{
    /// <summary>The way of stretching.</summary>
    public RotaryScaling Kind { get; } = kind;

    /// <summary>How many times further the model reads, at least 1; required by all kinds but <see cref="RotaryScaling.LongRope"/>.</summary>
    public double Factor { get; init; }

    /// <summary>
    /// Tokens of the context that the model was trained on, called <c>original_max_position_embeddings</c>; required by all kinds but
    /// <see cref="RotaryScaling.Linear"/>.
    /// </summary>
    public int OriginalContext { get; init; }

    /// <summary>Llama 3: frequencies that turn less often than this over the original context are divided by <see cref="Factor"/>. Default: 1.</summary>
    public double LowFrequencyFactor { get; init; } = 1;

    /// <summary>
    /// Llama 3: frequencies that turn more often than this over the original context are kept; greater than <see cref="LowFrequencyFactor"/>. Default: 4.
    /// </summary>
    public double HighFrequencyFactor { get; init; } = 4;

    /// <summary>
    /// YaRN: frequencies that turn more often than this over the original context are kept; greater than <see cref="BetaSlow"/>. Default: 32.
    /// </summary>
    public double BetaFast { get; init; } = 32;

    /// <summary>YaRN: frequencies that turn less often than this over the original context are divided by <see cref="Factor"/>. Default: 1.</summary>
    public double BetaSlow { get; init; } = 1;

    /// <summary>
    /// YaRN and LongRoPE: what cosine and sine are multiplied by. YaRN: √(1/t) in the paper (Peng et al. 2023, arXiv:2309.00071, §3.4); default, and the meaning
    /// of 0: <c>m(1)</c>, or <c>m(MagnitudeScale) / m(MagnitudeScaleAllDimensions)</c> where both are given, with <c>m(s) = 0.1·s·ln(Factor) + 1</c>. LongRoPE:
    /// default <c>√(1 + ln(Context/OriginalContext) / ln(OriginalContext))</c>, and 1 where the context is no longer than the original one.
    /// </summary>
    public double AttentionFactor { get; init; }

    /// <summary>YaRN: whether the bounds of the ramp are rounded to whole pairs, outwards. Default: true; gpt-oss does not.</summary>
    public bool Truncate { get; init; } = true;

    /// <summary>YaRN: <c>mscale</c> of DeepSeek's configurations, see <see cref="AttentionFactor"/>. Default: 0, none.</summary>
    public double MagnitudeScale { get; init; }

    /// <summary>YaRN: <c>mscale_all_dim</c> of DeepSeek's configurations, see <see cref="AttentionFactor"/> and <see cref="LatentAttentionAttribute"/>. Default: 0, none.</summary>
    public double MagnitudeScaleAllDimensions { get; init; }

    /// <summary>
    /// LongRoPE: what the frequency of each pair is divided by in texts of up to <see cref="OriginalContext"/> tokens, each greater than 0, as many as pairs
    /// rotate. A text that grows beyond is read again with <see cref="LongFactors"/>, as Phi-3 does.
    /// </summary>
    public double[]? ShortFactors { get; init; }

    /// <summary>LongRoPE: the same for longer texts.</summary>
    public double[]? LongFactors { get; init; }
}
