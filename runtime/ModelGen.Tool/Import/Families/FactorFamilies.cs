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

/// <summary>Command R7B: layers that see everything have no positions.</summary>
internal sealed class Cohere2Family : DecoderFamily
{
    protected override void Finish(ModelSettings settings, ModelDeclaration declaration, DecoderSizes sizes)
    {
        int every = settings.OptionalSize("sliding_window_pattern", "_sliding_window_pattern") ?? 4;
        bool[] sliding = Families.Windows.Listed(settings, sizes.Layers) ?? [.. Enumerable.Range(0, sizes.Layers).Select(layer => (layer + 1) % every != 0)];
        declaration.Attention[nameof(AttentionAttribute.Window)] = settings.OptionalSize("sliding_window") ?? 4096;
        if (sliding.Contains(false))
        {
            declaration.LayerPatterns.Add(LayerPatterns.Of([.. sliding.Select(one => !one)])
                .Always(nameof(LayerPatternAttribute.Window), 0)
                .Always(nameof(LayerPatternAttribute.PositionEncoding), PositionEncoding.None));
        }

        declaration.Heads[0][nameof(HeadAttribute.Scale)] = settings.Number(settings.IsGguf ? 1 : 0.0625, "logit_scale");
    }
}

/// <summary>MiniCPM: factors that follow from its sizes.</summary>
internal sealed class MiniCpmFamily : DecoderFamily
{
    protected override void Finish(ModelSettings settings, ModelDeclaration declaration, DecoderSizes sizes)
    {
        declaration.Embedding[nameof(EmbeddingAttribute.ScaleFactor)] = settings.Number(1, "scale_emb");
        declaration.Residual[nameof(ResidualAttribute.Scale)] = settings.Number(1, "scale_depth") / Math.Sqrt(sizes.Layers);
        declaration.Heads[0][nameof(HeadAttribute.Scale)] = settings.Number(1, "dim_model_base") / sizes.Hidden;
    }
}

/// <summary>SmolLM3: some layers have no positions.</summary>
internal sealed class SmolLm3Family : DecoderFamily
{
    protected override void Finish(ModelSettings settings, ModelDeclaration declaration, DecoderSizes sizes)
    {
        int every = settings.OptionalSize("no_rope_layer_interval") ?? 4;

        // The list has 1 where a layer has positions.
        double[] listed = settings.Numbers("no_rope_layers") ?? [.. Enumerable.Range(1, sizes.Layers).Select(layer => layer % every == 0 ? 0.0 : 1)];
        if (listed.Length != sizes.Layers)
        {
            throw settings.Refused("no_rope_layers", $"must have a number for each of the {sizes.Layers} layers");
        }

        bool[] bare = [.. listed.Select(has => has == 0)];
        if (bare.Contains(true))
        {
            declaration.LayerPatterns.Add(LayerPatterns.Of(bare).Always(nameof(LayerPatternAttribute.PositionEncoding), PositionEncoding.None));
        }
    }
}
