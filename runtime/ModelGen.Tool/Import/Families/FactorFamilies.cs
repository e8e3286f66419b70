using ModelGen.Tool.Import.Settings;
using ModelGen.Tool.Import.Writing;

namespace ModelGen.Tool.Import.Families;

/// <summary>Granite: factors on embedding, scores, branches and logits.</summary>
internal sealed class GraniteFamily : DecoderFamily
{
    protected override void Finish(ModelSettings settings, ModelDeclaration declaration, DecoderSizes sizes)
    {
        double scale = settings.Number(settings.IsGguf ? 1 / Math.Sqrt(sizes.HeadSize) : 1, "attention_multiplier");
        declaration.Embedding[nameof(EmbeddingAttribute.ScaleFactor)] = settings.OptionalNumber("embedding_multiplier");
        declaration.Attention[nameof(AttentionAttribute.Scale)] = scale == 1 / Math.Sqrt(sizes.HeadSize) ? null : scale;
        declaration.Residual[nameof(ResidualAttribute.Scale)] = settings.OptionalNumber("residual_multiplier");
        declaration.Heads[0][nameof(HeadAttribute.Scale)] = 1 / settings.Number(1, "logits_scaling");
    }
}

/// <summary>Command R: a factor on the logits.</summary>
internal sealed class CohereFamily : DecoderFamily
{
    protected override void Finish(ModelSettings settings, ModelDeclaration declaration, DecoderSizes sizes) =>
        declaration.Heads[0][nameof(HeadAttribute.Scale)] = settings.Number(settings.IsGguf ? 1 : 0.0625, "logit_scale");
}

/// <summary>Phi 1 and 2: queries and keys may be normalized.</summary>
internal sealed class PhiFamily : DecoderFamily
{
    protected override void Finish(ModelSettings settings, ModelDeclaration declaration, DecoderSizes sizes) =>
        declaration.Attention[nameof(AttentionAttribute.QueryKeyNorm)] = settings.Flag(settings.HasTensor("blk.0.attn_q_norm.weight"), "qk_layernorm") ? QueryKeyNorm.PerHead : QueryKeyNorm.None;
}
