using ModelGen.Tool.Import.Settings;
using ModelGen.Tool.Import.Writing;

namespace ModelGen.Tool.Import.Families;

/// <summary>Encoders with learned positions and norms behind the sums: BERT and its relatives.</summary>
internal sealed class BertFamily : ImportedFamily
{
    public required Naming Naming { get; init; }

    public required EncoderHeads Heads { get; init; }

    /// <summary>Whether positions begin behind the number of the padding token.</summary>
    public bool BeginsBehindPadding { get; init; }

    /// <summary>Whether tokens have types.</summary>
    public bool HasTokenTypes { get; init; } = true;

    /// <summary>Whether a table of another size than the hidden states is projected with a bias.</summary>
    public bool HasProjection { get; init; }

    public override ModelDeclaration Read(ModelSettings settings)
    {
        settings.Require("is_decoder", false, "a declaration of the family is an encoder");
        int hidden = settings.Size("hidden_size", "dim");
        int offset = BeginsBehindPadding ? settings.Integer(1, "pad_token_id") + 1 : 0;
        int rows = settings.OptionalSize("max_position_embeddings") ?? 512;
        if (offset < 0 || offset >= rows)
        {
            throw settings.Refused("pad_token_id", $"is {offset - 1}, behind which none of the {rows} positions begins");
        }

        ModelDeclaration declaration = new()
        {
            Transformer = AttributeText.Of<TransformerAttribute>(Structure.Encoder),
            Position = AttributeText.Of<PositionEncodingAttribute>(PositionEncoding.Learned),
            Activation = AttributeText.Of<ActivationAttribute>(Activations.Read(settings, isGated: false, "gelu", "hidden_act", "activation")),
            Normalization = AttributeText.Of<NormalizationAttribute>(Norm.Layer, NormPlacement.Post),
            Checkpoint = AttributeText.Of<CheckpointAttribute>(Naming),
        };
        declaration.Transformer[nameof(TransformerAttribute.Layers)] = settings.Size("num_hidden_layers", "n_layers");
        declaration.Transformer[nameof(TransformerAttribute.Hidden)] = hidden;
        declaration.Transformer[nameof(TransformerAttribute.Heads)] = settings.Size("num_attention_heads", "n_heads");
        declaration.Transformer[nameof(TransformerAttribute.FeedForward)] = settings.Size("intermediate_size", "hidden_dim");
        declaration.Transformer[nameof(TransformerAttribute.Vocabulary)] = settings.Size("vocab_size");
        declaration.Transformer[nameof(TransformerAttribute.Context)] = rows - offset;
        declaration.Embedding[nameof(EmbeddingAttribute.Normalized)] = true;
        declaration.Embedding[nameof(EmbeddingAttribute.TokenTypes)] = HasTokenTypes ? settings.OptionalSize("type_vocab_size") ?? (settings.IsGguf ? 0 : 2) : 0;
        if (HasProjection && settings.OptionalSize("embedding_size") is { } size && size != hidden)
        {
            declaration.Embedding[nameof(EmbeddingAttribute.Size)] = size;
            declaration.Embedding[nameof(EmbeddingAttribute.ProjectionBias)] = true;
        }

        declaration.Position[nameof(PositionEncodingAttribute.Offset)] = offset;
        declaration.Attention[nameof(AttentionAttribute.Bias)] = Projections.All;
        declaration.Activation[nameof(ActivationAttribute.Bias)] = true;
        declaration.Normalization[nameof(NormalizationAttribute.Epsilon)] = settings.Number(1e-12, "layer_norm_eps");
        Heads.Write(settings, declaration);
        return declaration;
    }
}
