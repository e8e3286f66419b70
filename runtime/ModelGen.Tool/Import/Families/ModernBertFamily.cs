using ModelGen.Tool.Import.Settings;
using ModelGen.Tool.Import.Writing;

namespace ModelGen.Tool.Import.Families;

/// <summary>ModernBERT: rotary positions in an encoder, most layers with a window, and no norm before the first attention.</summary>
internal sealed class ModernBertFamily : ImportedFamily
{
    private static readonly EncoderHeads Heads = new(Pooler: null, MaskedLanguageModel: "head.dense.weight");

    public override ModelDeclaration Read(ModelSettings settings)
    {
        int layers = settings.Size("num_hidden_layers");
        ModelDeclaration declaration = new()
        {
            Transformer = AttributeText.Of<TransformerAttribute>(Structure.Encoder),
            Position = AttributeText.Of<PositionEncodingAttribute>(PositionEncoding.Rotary),
            Activation = AttributeText.Of<ActivationAttribute>(Activations.Read(settings, isGated: true, "gelu", "hidden_activation")),
            Normalization = AttributeText.Of<NormalizationAttribute>(Norm.Layer, NormPlacement.Pre),
            Checkpoint = AttributeText.Of<CheckpointAttribute>(Naming.ModernBert),
        };
        declaration.Transformer[nameof(TransformerAttribute.Layers)] = layers;
        declaration.Transformer[nameof(TransformerAttribute.Hidden)] = settings.Size("hidden_size");
        declaration.Transformer[nameof(TransformerAttribute.Heads)] = settings.Size("num_attention_heads");
        declaration.Transformer[nameof(TransformerAttribute.FeedForward)] = settings.Size("intermediate_size");
        declaration.Transformer[nameof(TransformerAttribute.Vocabulary)] = settings.Size("vocab_size");
        declaration.Transformer[nameof(TransformerAttribute.Context)] = settings.OptionalSize("max_position_embeddings") ?? 8192;
        declaration.Embedding[nameof(EmbeddingAttribute.Normalized)] = true;
        declaration.Attention[nameof(AttentionAttribute.Bias)] = settings.Flag(false, "attention_bias") ? Projections.All : Projections.None;
        declaration.Activation[nameof(ActivationAttribute.Bias)] = settings.Flag(false, "mlp_bias");
        declaration.Normalization[nameof(NormalizationAttribute.Epsilon)] = settings.Number(1e-5, "norm_eps");
        if (!settings.Flag(false, "norm_bias"))
        {
            declaration.Normalization.Always(nameof(NormalizationAttribute.Bias), false);
        }

        WriteLayers(settings, declaration, layers);
        Heads.Write(settings, declaration);
        if (declaration.Heads.Count > 0)
        {
            settings.Require("classifier_activation", "gelu", "the head has the activation of the model, which is gelu");
            declaration.Heads[0][nameof(HeadAttribute.TransformBias)] = settings.Flag(false, "classifier_bias");
        }

        return declaration;
    }

    private static void WriteLayers(ModelSettings settings, ModelDeclaration declaration, int layers)
    {
        int every = settings.OptionalSize("global_attn_every_n_layers") ?? 3;
        bool[] sliding = Windows.Listed(settings, layers) ?? [.. Enumerable.Range(0, layers).Select(layer => layer % every != 0)];
        new Windows(settings.OptionalSize("local_attention") ?? 128, sliding)
        {
            Base = settings.Number(10_000, "rope_parameters.sliding_attention.rope_theta", "local_rope_theta"),
        }.Write(declaration, settings.Number(160_000, "rope_parameters.full_attention.rope_theta", "global_rope_theta"));
        declaration.LayerPatterns.Add(LayerPatterns.Of([.. Enumerable.Range(0, layers).Select(layer => layer == 0)]).Always(nameof(LayerPatternAttribute.AttentionNorm), false));
    }
}
