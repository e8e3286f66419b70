using ModelGen.Tool.Import.Settings;
using ModelGen.Tool.Import.Writing;

namespace ModelGen.Tool.Import.Families;

/// <summary>GPT-2: learned positions, and scores that may stay as they are.</summary>
internal sealed class Gpt2Family : DecoderFamily
{
    protected override void Finish(ModelSettings settings, ModelDeclaration declaration, DecoderSizes sizes) =>
        declaration.Attention[nameof(AttentionAttribute.Scale)] = settings.Flag(true, "scale_attn_weights") ? null : 1.0;
}

/// <summary>GPT-Neo: nothing divides the scores, and layers of a listed kind have a window.</summary>
internal sealed class GptNeoFamily : DecoderFamily
{
    /// <summary>Layers are listed one by one, or as kinds that are repeated.</summary>
    public static Families.Windows? Local(ModelSettings settings, int layers)
    {
        bool[]? sliding = Families.Windows.Listed(settings, layers, "attention_layers", "local", "global");
        if (sliding is null)
        {
            object[] kinds = settings.Find("attention_types.0.0") as object[] ?? ["global", "local"];
            if (settings.Find("attention_types.1") is not null || kinds.Length == 0 || kinds.Any(kind => kind is not ("global" or "local")))
            {
                throw settings.Refused("attention_types", "must repeat one list of 'global' and 'local'");
            }

            sliding = [.. Enumerable.Range(0, layers).Select(layer => kinds[layer % kinds.Length] is "local")];
        }

        return new Families.Windows(settings.OptionalSize("window_size") ?? 256, sliding);
    }

    protected override void Finish(ModelSettings settings, ModelDeclaration declaration, DecoderSizes sizes) => declaration.Attention[nameof(AttentionAttribute.Scale)] = 1.0;
}

/// <summary>GPT-J: the part of each head that turns is given in floats.</summary>
internal sealed class GptJFamily : DecoderFamily
{
    protected override double FractionOf(ModelSettings settings, int headSize) => (double)(settings.OptionalSize("rotary_dim") ?? headSize) / headSize;
}

/// <summary>MPT: the size of the feed-forward part is given as a factor, and settings of attention lie together.</summary>
internal sealed class MptFamily : DecoderFamily
{
    public override int KeyValueHeadsOf(ModelSettings settings, int heads) => settings.OptionalSize("attn_config.kv_n_heads", "num_key_value_heads") ?? heads;

    public override int FeedForwardOf(ModelSettings settings, int hidden) =>
        settings.OptionalSize("intermediate_size") ?? (settings.Number(4, "expansion_ratio") * hidden is var size && size == Math.Floor(size) && size is >= 1 and <= int.MaxValue
            ? (int)size
            : throw settings.Refused("expansion_ratio", "must make a whole number of floats of the hidden size"));

    protected override void Finish(ModelSettings settings, ModelDeclaration declaration, DecoderSizes sizes) =>
        declaration.Attention[nameof(AttentionAttribute.Scale)] = settings.OptionalNumber("attn_config.softmax_scale");
}

/// <summary>OPT: positions begin at 2, the norms of one of its models stand behind the sums, and its embedding may be narrower.</summary>
internal sealed class OptFamily : DecoderFamily
{
    protected override NormPlacement PlacementOf(ModelSettings settings) => settings.Flag(true, "do_layer_norm_before") ? NormPlacement.Pre : NormPlacement.Post;

    protected override void Finish(ModelSettings settings, ModelDeclaration declaration, DecoderSizes sizes)
    {
        declaration.Position[nameof(PositionEncodingAttribute.Offset)] = 2;
        if (settings.OptionalSize("word_embed_proj_dim") is { } size && size != sizes.Hidden)
        {
            declaration.Embedding[nameof(EmbeddingAttribute.Size)] = size;
            declaration.Embedding[nameof(EmbeddingAttribute.Projection)] = EmbeddingProjection.First;
        }
    }
}
