using ModelGen.Generator.Model;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing;

/// <summary>Latent attention, with every default worked out.</summary>
internal static class LatentReader
{
    public static LatentSpec? Read(LatentAttentionDeclaration? latent) => latent is null
        ? null
        : new LatentSpec(latent.QueryRank.Value, latent.KeyValueRank.Value, latent.RotarySize.Value, latent.NopeSize.Value, latent.EffectiveValueSize);

    /// <summary>What scores are multiplied by beside 1/√HeadSize: the square of YaRN's m where all dimensions have one (Hugging Face modeling_deepseek_v3); 1 elsewhere.</summary>
    public static double Magnitude(ModelDeclaration declaration) =>
        declaration is { LatentAttention: not null, RotaryScaling: { Kind.Value: RotaryScaling.Yarn, MagnitudeScaleAllDimensions.Value: > 0 } yarn }
            ? Math.Pow(RotaryScalingSpec.Magnitude(yarn.Factor.Value, yarn.MagnitudeScaleAllDimensions.Value), 2)
            : 1;
}
