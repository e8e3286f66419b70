using ModelGen.Tool.Import.Settings;
using ModelGen.Tool.Import.Writing;

namespace ModelGen.Tool.Import.Families;

/// <summary>T5, T5 1.1, Flan-T5 and mT5: learned biases of distance, and nothing divides the scores.</summary>
internal sealed class T5Family : ImportedFamily
{
    private const string Gate = "gated-";

    /// <summary>Whether the head is the embedding where nothing is said.</summary>
    public bool Tied { get; init; } = true;

    public override ModelDeclaration Read(ModelSettings settings)
    {
        int hidden = settings.Size("d_model", "hidden_size");
        int heads = settings.Size("num_heads", "num_attention_heads");
        ModelDeclaration declaration = new()
        {
            Transformer = AttributeText.Of<TransformerAttribute>(Structure.EncoderDecoder),
            Position = AttributeText.Of<PositionEncodingAttribute>(PositionEncoding.RelativeBuckets),
            Activation = AttributeText.Of<ActivationAttribute>(ActivationOf(settings)),
            Normalization = AttributeText.Of<NormalizationAttribute>(Norm.Rms, NormPlacement.Pre),
            Checkpoint = AttributeText.Of<CheckpointAttribute>(Naming.T5),
        };
        WriteSizes(settings, declaration.Transformer, hidden, heads);
        declaration.Position[nameof(PositionEncodingAttribute.Buckets)] = settings.OptionalSize("relative_attention_num_buckets");
        declaration.Position[nameof(PositionEncodingAttribute.MaxDistance)] = settings.OptionalSize("relative_attention_max_distance");
        declaration.Attention[nameof(AttentionAttribute.Scale)] = 1.0;
        declaration.Normalization[nameof(NormalizationAttribute.Epsilon)] = settings.Number(1e-6, "layer_norm_epsilon", "rms_norm_eps");

        bool isTied = settings.Flag(Tied, "tie_word_embeddings");
        AttributeText head = AttributeText.Of<HeadAttribute>(Head.LanguageModel);
        head[nameof(HeadAttribute.Tied)] = isTied;

        // Before there was a setting of its own, logits of a tied embedding were scaled, and those of a matrix of their own were not.
        head[nameof(HeadAttribute.Scale)] = settings.Flag(isTied, "scale_decoder_outputs") ? 1 / Math.Sqrt(hidden) : null;
        declaration.Heads.Add(head);
        return declaration;
    }

    private static void WriteSizes(ModelSettings settings, AttributeText transformer, int hidden, int heads)
    {
        int layers = settings.Size("num_layers", "num_hidden_layers");
        int decoderLayers = settings.OptionalSize("num_decoder_layers") ?? layers;
        int headSize = settings.OptionalSize("d_kv", "head_dim") ?? DecoderSizes.Divided(settings, hidden, heads);
        if (layers == decoderLayers)
        {
            transformer[nameof(TransformerAttribute.Layers)] = layers;
        }
        else
        {
            transformer[nameof(TransformerAttribute.EncoderLayers)] = layers;
            transformer[nameof(TransformerAttribute.DecoderLayers)] = decoderLayers;
        }

        transformer[nameof(TransformerAttribute.Hidden)] = hidden;
        transformer[nameof(TransformerAttribute.Heads)] = heads;
        transformer[nameof(TransformerAttribute.HeadSize)] = headSize * (long)heads == hidden ? null : headSize;
        transformer[nameof(TransformerAttribute.FeedForward)] = settings.Size("d_ff", "intermediate_size");
        transformer[nameof(TransformerAttribute.Vocabulary)] = settings.Size("vocab_size");
        transformer[nameof(TransformerAttribute.Context)] = settings.OptionalSize("n_positions", "max_position_embeddings") ?? 512;
    }

    private static Activation ActivationOf(ModelSettings settings)
    {
        if (settings.IsGguf)
        {
            return settings.HasTensor("dec.blk.0.ffn_gate.weight") ? Activation.GeGluTanh : Activation.Relu;
        }

        string name = settings.Text("feed_forward_proj") ?? "relu";

        // What T5 calls a gated GELU is the approximation by tanh.
        bool isGated = name.StartsWith(Gate, StringComparison.Ordinal);
        return Activations.Find(name == "gated-gelu" ? "gelu_new" : isGated ? name[Gate.Length..] : name, isGated)
            ?? throw settings.Refused("feed_forward_proj", $"is '{name}', which is no activation that a declaration has");
    }
}
