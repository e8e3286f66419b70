using ModelGen.Generator.Model;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing;

/// <summary>Latent attention, with every default worked out.</summary>
internal static class LatentReader
{
    public static LatentSpec? Read(ModelDeclaration declaration) => declaration.LatentAttention is { } latent
        ? new LatentSpec(latent.QueryRank.Value, latent.KeyValueRank.Value, latent.RotarySize.Value, latent.NopeSize.Value, latent.EffectiveValueSize, Magnitude(declaration.RotaryScaling))
        : null;

    /// <summary>The square of YaRN's m where all dimensions have one (Hugging Face modeling_deepseek_v3).</summary>
    private static double Magnitude(RotaryScalingDeclaration? scaling) =>
        scaling is { Kind.Value: RotaryScaling.Yarn, MagnitudeScaleAllDimensions.Value: > 0 }
            ? Math.Pow(RotaryScalingSpec.Magnitude(scaling.Factor.Value, scaling.MagnitudeScaleAllDimensions.Value), 2)
            : 1;
}
