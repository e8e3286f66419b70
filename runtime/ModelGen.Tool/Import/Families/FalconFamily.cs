using ModelGen.Tool.Import.Settings;
using ModelGen.Tool.Import.Writing;

namespace ModelGen.Tool.Import.Families;

/// <summary>Falcon: the kinds of 7B and of 40B, and Falcon-RW.</summary>
internal sealed class FalconFamily : DecoderFamily
{
    public override int KeyValueHeadsOf(ModelSettings settings, int heads) =>
        settings.IsGguf ? base.KeyValueHeadsOf(settings, heads)
        : IsNew(settings) ? settings.OptionalSize("num_kv_heads", "n_head_kv") ?? heads
        : settings.Flag(true, "multi_query") ? 1 : heads;

    protected override PositionEncoding PositionOf(ModelSettings settings) => settings.Flag(false, "alibi") ? PositionEncoding.Alibi : PositionEncoding.Rotary;

    protected override ParallelResidual ParallelOf(ModelSettings settings)
    {
        bool hasTwoNorms = settings.IsGguf ? settings.HasTensor("blk.0.attn_norm_2.weight") : IsNew(settings) && settings.Integer(2, "num_ln_in_parallel_attn") == 2;
        return hasTwoNorms ? ParallelResidual.TwoNorms : settings.Flag(true, "parallel_attn") ? ParallelResidual.OneNorm : ParallelResidual.None;
    }

    protected override void Finish(ModelSettings settings, ModelDeclaration declaration, DecoderSizes sizes)
    {
        if (PositionOf(settings) == PositionEncoding.Alibi)
        {
            // Its biases are added before the scores are scaled.
            declaration.Position[nameof(PositionEncodingAttribute.AlibiScaled)] = true;
        }
    }

    private static bool IsNew(ModelSettings settings) => settings.Flag(false, "new_decoder_architecture");
}
