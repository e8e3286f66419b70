using ModelGen.Tool.Import.Settings;
using ModelGen.Tool.Import.Writing;

namespace ModelGen.Tool.Import.Families;

/// <summary>Gemma 2 and 3, whose scores have a factor of their own, and scores and logits bounds.</summary>
internal sealed class GemmaFamily : DecoderFamily
{
    /// <summary>Layers of the largest models (27B), in which the factor follows from the hidden size; GGUF files do not say it.</summary>
    public required int LayersOfLargest { get; init; }

    protected override void Finish(ModelSettings settings, ModelDeclaration declaration, DecoderSizes sizes)
    {
        settings.Require("rope_parameters.sliding_attention.rope_type", "default", "layers with a window cannot be scaled on their own");
        settings.Require("use_bidirectional_attention", false, "a declaration has Structure.CausalDecoder");
        double scored = settings.IsGguf
            ? sizes.Layers == LayersOfLargest ? (double)sizes.Hidden / sizes.Heads : sizes.HeadSize
            : settings.Number(256, "query_pre_attn_scalar");
        declaration.Attention[nameof(AttentionAttribute.Scale)] = scored == sizes.HeadSize ? null : 1 / Math.Sqrt(scored);
        declaration.Attention[nameof(AttentionAttribute.LogitSoftCap)] = settings.OptionalNumber("attn_logit_softcapping");
        declaration.Heads[0][nameof(HeadAttribute.LogitSoftCap)] = settings.OptionalNumber("final_logit_softcapping");
    }
}
