using ModelGen.Tool.Import.Settings;
using ModelGen.Tool.Import.Writing;

namespace ModelGen.Tool.Import.Families;

/// <summary>The sizes of a decoder.</summary>
internal sealed record DecoderSizes(int Layers, int Hidden, int Heads, int KeyValueHeads, int HeadSize, int FeedForward, int Vocabulary, int Context)
{
    /// <summary>Reads them under the keys of LLaMA's configurations, or those of GPT-2's.</summary>
    /// <exception cref="ToolException">One is missing, or the hidden state cannot be divided among the heads.</exception>
    public static DecoderSizes Read(ModelSettings settings, DecoderFamily family)
    {
        int hidden = settings.Size("hidden_size", "n_embd", "n_embed", "d_model");
        int heads = settings.Size("num_attention_heads", "n_head", "n_heads", "num_heads");
        return new DecoderSizes(
            settings.Size("num_hidden_layers", "n_layer", "n_layers", "num_layers"),
            hidden,
            heads,
            family.KeyValueHeadsOf(settings, heads),
            settings.OptionalSize("head_dim") ?? (settings.IsGguf ? null : family.HeadSize) ?? Divided(settings, hidden, heads),
            family.FeedForwardOf(settings, hidden),
            settings.Size("vocab_size"),
            settings.OptionalSize("max_position_embeddings", "n_positions", "max_seq_len", "seq_length") ?? family.Context);
    }

    /// <summary>The size of a head that no setting says.</summary>
    /// <exception cref="ToolException">It is no whole number.</exception>
    public static int Divided(ModelSettings settings, int hidden, int heads) => hidden % heads == 0
        ? hidden / heads
        : throw settings.Refused("num_attention_heads", $"is {heads}, which does not divide the {hidden} floats of the hidden state");

    /// <summary>The attribute, without what follows from the rest.</summary>
    public AttributeText Write()
    {
        AttributeText transformer = AttributeText.Of<TransformerAttribute>(Structure.CausalDecoder);
        transformer[nameof(TransformerAttribute.Layers)] = Layers;
        transformer[nameof(TransformerAttribute.Hidden)] = Hidden;
        transformer[nameof(TransformerAttribute.Heads)] = Heads;
        transformer[nameof(TransformerAttribute.KeyValueHeads)] = KeyValueHeads == Heads ? null : KeyValueHeads;
        transformer[nameof(TransformerAttribute.HeadSize)] = HeadSize * (long)Heads == Hidden ? null : HeadSize;
        transformer[nameof(TransformerAttribute.FeedForward)] = FeedForward;
        transformer[nameof(TransformerAttribute.Vocabulary)] = Vocabulary;
        transformer[nameof(TransformerAttribute.Context)] = Context;
        return transformer;
    }
}
