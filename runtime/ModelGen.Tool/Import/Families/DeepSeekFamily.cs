using ModelGen.Tool.Import.Settings;
using ModelGen.Tool.Import.Writing;

namespace ModelGen.Tool.Import.Families;

/// <summary>DeepSeek V2 and V3: latent attention, and experts that are chosen by groups.</summary>
internal sealed class DeepSeekFamily : DecoderFamily
{
    protected override Naming NamingOf(ModelSettings settings) => IsThird(settings) ? Naming.DeepSeekV3 : Naming.DeepSeekV2;

    // What turns of a key is said by its size.
    protected override double FractionOf(ModelSettings settings, int headSize) => 1;

    protected override void Finish(ModelSettings settings, ModelDeclaration declaration, DecoderSizes sizes)
    {
        settings.Require("rope_interleave", true, "the family's heads turn in neighbouring pairs");
        declaration.Transformer[nameof(TransformerAttribute.KeyValueHeads)] = null;
        declaration.Transformer[nameof(TransformerAttribute.HeadSize)] = null;
        declaration.LatentAttention = Latent(settings);
        bool isThird = IsThird(settings);
        new DeepSeekExperts(isThird, Renormalize: isThird, Scale: isThird ? 2.5 : 1).Write(settings, declaration, sizes);
    }

    private static AttributeText Latent(ModelSettings settings)
    {
        AttributeText latent = AttributeText.Of<LatentAttentionAttribute>();
        int rotary = settings.Size("qk_rope_head_dim", "rotary_size");
        int nope = settings.IsGguf ? settings.Size("head_dim") - rotary : settings.Size("qk_nope_head_dim");
        latent[nameof(LatentAttentionAttribute.QueryRank)] = settings.OptionalSize("q_lora_rank");
        latent[nameof(LatentAttentionAttribute.KeyValueRank)] = settings.Size("kv_lora_rank");
        latent[nameof(LatentAttentionAttribute.RotarySize)] = rotary;
        latent[nameof(LatentAttentionAttribute.NopeSize)] = nope;
        latent[nameof(LatentAttentionAttribute.ValueSize)] = settings.OptionalSize("v_head_dim") is { } value && value != nope ? value : null;
        return latent;
    }

    private static bool IsThird(ModelSettings settings) => settings.IsGguf ? settings.Text("scoring_func") == "sigmoid" : settings.Kind == "deepseek_v3";
}

/// <summary>GLM-4.5: DeepSeek V3's experts under plain attention.</summary>
internal sealed class Glm4MoeFamily : DecoderFamily
{
    protected override void Finish(ModelSettings settings, ModelDeclaration declaration, DecoderSizes sizes)
    {
        declaration.Attention[nameof(AttentionAttribute.QueryKeyNorm)] = settings.Flag(false, "use_qk_norm") ? QueryKeyNorm.PerHead : QueryKeyNorm.None;
        new DeepSeekExperts(IsThird: true, Renormalize: true, Scale: 1) { DenseLayers = 1 }.Write(settings, declaration, sizes);
    }
}
