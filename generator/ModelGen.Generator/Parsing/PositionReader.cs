using ModelGen.Generator.Model;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing;

/// <summary>How a layer knows where a token stands, with every default worked out.</summary>
internal static class PositionReader
{
    public static PositionSpec Read(ModelDeclaration declaration, LayerValues values)
    {
        PositionEncodingDeclaration position = declaration.PositionEncoding!;

        // Layers that the encoding is left out of have no biases beside it either.
        bool hasBuckets = values.PositionEncoding == PositionEncoding.RelativeBuckets || (position.Buckets.IsDeclared && values.PositionEncoding == position.Kind.Value);
        PositionSpec spec = values.PositionEncoding == PositionEncoding.Rotary
            ? new PositionSpec(
                PositionEncoding.Rotary,
                values.Base,
                position.Pairing.Value,
                declaration.LatentAttention?.RotarySize.Value ?? (int)(values.HeadSize * values.RotaryFraction),
                ReadScaling(values.RotaryScaling ? declaration.RotaryScaling : null, declaration.Transformer!.Context.Value))
            {
                Streams = position.Streams.Value,
                HalfPrecision = position.HalfPrecisionFrequencies.Value,
            }
            : new PositionSpec(values.PositionEncoding, Base: 0, RotaryPairing.HalfSplit, RotarySize: 0, Scaling: null)
            {
                Offset = position.Offset.Value,
                SinusoidLayout = position.SinusoidLayout.Value,
                SinusoidSpacing = position.SinusoidSpacing.Value,
                AlibiScaled = position.AlibiScaled.Value && values.PositionEncoding == PositionEncoding.Alibi,
            };
        return hasBuckets ? spec with { Buckets = position.Buckets.Value, MaxDistance = position.MaxDistance.Value } : spec;
    }

    private static RotaryScalingSpec? ReadScaling(RotaryScalingDeclaration? scaling, int context)
    {
        if (scaling is null)
        {
            return null;
        }

        bool isLlama3 = scaling.Kind.Value == RotaryScaling.Llama3;
        bool isYarn = scaling.Kind.Value == RotaryScaling.Yarn;
        return new RotaryScalingSpec(
            scaling.Kind.Value,
            scaling.Factor.Value,
            scaling.OriginalContext.Value,
            isLlama3 ? scaling.LowFrequencyFactor.Value : 0,
            isLlama3 ? scaling.HighFrequencyFactor.Value : 0,
            isYarn ? scaling.BetaFast.Value : 0,
            isYarn ? scaling.BetaSlow.Value : 0,
            scaling.AttentionFactor.Value > 0 ? scaling.AttentionFactor.Value : AttentionFactor(scaling, context))
        {
            Truncate = scaling.Truncate.Value,
            MagnitudeScale = scaling.MagnitudeScale.Value,
            MagnitudeScaleAllDimensions = scaling.MagnitudeScaleAllDimensions.Value,
            ShortFactors = scaling.ShortFactors.Value,
            LongFactors = scaling.LongFactors.Value,
        };
    }

    private static double AttentionFactor(RotaryScalingDeclaration scaling, int context)
    {
        (double factor, double scale, double all) = (scaling.Factor.Value, scaling.MagnitudeScale.Value, scaling.MagnitudeScaleAllDimensions.Value);
        double growth = (double)context / scaling.OriginalContext.Value;
        return scaling.Kind.Value switch
        {
            RotaryScaling.Yarn when scale > 0 && all > 0 => RotaryScalingSpec.Magnitude(factor, scale) / RotaryScalingSpec.Magnitude(factor, all),
            RotaryScaling.Yarn => RotaryScalingSpec.Magnitude(factor, scale: 1),

            // Ding et al. 2024, arXiv:2402.13753, as Hugging Face modeling_rope_utils has it.
            RotaryScaling.LongRope => growth <= 1 ? 1 : Math.Sqrt(1 + (Math.Log(growth) / Math.Log(scaling.OriginalContext.Value))),
            _ => 0,
        };
    }
}
