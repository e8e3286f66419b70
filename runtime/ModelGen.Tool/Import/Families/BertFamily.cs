using ModelGen.Tool.Import.Settings;
using ModelGen.Tool.Import.Writing;

namespace ModelGen.Tool.Import.Families;

/// <summary>Encoders with learned positions and norms behind the sums: BERT and its relatives.</summary>
internal class BertFamily : ImportedFamily
{
    public required Naming Naming { get; init; }

    public required EncoderHeads Heads { get; init; }

    /// <summary>Whether positions begin behind the number of the padding token.</summary>
    public bool BeginsBehindPadding { get; init; }

    /// <summary>Whether tokens have types.</summary>
    public bool HasTokenTypes { get; init; } = true;

    /// <summary>The size of the table that is projected with a bias, where nothing is said; null: the family has no projection.</summary>
    public int? ProjectedSize { get; init; }

    /// <summary>The activation where nothing is said.</summary>
    public string Activation { get; init; } = "gelu";

    protected virtual PositionEncoding Position => PositionEncoding.Learned;

    protected virtual bool IsGated => false;

    public sealed override ModelDeclaration Read(ModelSettings settings)
    {
        settings.Require("is_decoder", false, "a declaration of the family is an encoder");
        ModelDeclaration declaration = new()
        {
            Transformer = AttributeText.Of<TransformerAttribute>(Structure.Encoder),
            Position = AttributeText.Of<PositionEncodingAttribute>(Position),
            Activation = AttributeText.Of<ActivationAttribute>(Activations.Read(settings, IsGated, Activation, "hidden_act", "activation")),
            Normalization = AttributeText.Of<NormalizationAttribute>(Norm.Layer, NormPlacement.Post),
            Checkpoint = AttributeText.Of<CheckpointAttribute>(Naming),
        };
        int layers = WriteSizes(settings, declaration);
        declaration.Embedding[nameof(EmbeddingAttribute.Normalized)] = true;
        declaration.Embedding[nameof(EmbeddingAttribute.TokenTypes)] = HasTokenTypes ? settings.OptionalSize("type_vocab_size") ?? (settings.IsGguf ? 0 : 2) : 0;
        declaration.Attention[nameof(AttentionAttribute.Bias)] = Projections.All;
        declaration.Activation[nameof(ActivationAttribute.Bias)] = true;
        declaration.Normalization[nameof(NormalizationAttribute.Epsilon)] = settings.Number(1e-12, "layer_norm_eps");
        Finish(settings, declaration, layers);
        Heads.Write(settings, declaration);
        return declaration;
    }

    /// <summary>What else the settings say.</summary>
    protected virtual void Finish(ModelSettings settings, ModelDeclaration declaration, int layers)
    {
    }

    private int WriteSizes(ModelSettings settings, ModelDeclaration declaration)
    {
        int layers = settings.Size("num_hidden_layers", "n_layers");
        int hidden = settings.Size("hidden_size", "dim");
        int offset = BeginsBehindPadding ? settings.Integer(1, "pad_token_id") + 1 : 0;
        int rows = settings.OptionalSize("max_position_embeddings") ?? 512;
        if (offset < 0 || offset >= rows)
        {
            throw settings.Refused("pad_token_id", $"is {offset - 1}, behind which none of the {rows} positions begins");
        }

        declaration.Transformer[nameof(TransformerAttribute.Layers)] = layers;
        declaration.Transformer[nameof(TransformerAttribute.Hidden)] = hidden;
        declaration.Transformer[nameof(TransformerAttribute.Heads)] = settings.Size("num_attention_heads", "n_heads");
        declaration.Transformer[nameof(TransformerAttribute.FeedForward)] = settings.Size("intermediate_size", "hidden_dim");
        declaration.Transformer[nameof(TransformerAttribute.Vocabulary)] = settings.Size("vocab_size");
        declaration.Transformer[nameof(TransformerAttribute.Context)] = rows - offset;
        declaration.Position[nameof(PositionEncodingAttribute.Offset)] = offset;
        if (ProjectedSize is { } usual && settings.OptionalSize("embedding_size") is var size && (size ?? usual) != hidden)
        {
            declaration.Embedding[nameof(EmbeddingAttribute.Size)] = size ?? usual;
            declaration.Embedding[nameof(EmbeddingAttribute.ProjectionBias)] = true;
        }

        return layers;
    }
}

/// <summary>JinaBERT: BERT with linear biases of distance and a gate, which calls itself BERT.</summary>
internal sealed class JinaBertFamily : BertFamily
{
    protected override PositionEncoding Position => PositionEncoding.Alibi;

    protected override bool IsGated => true;

    public override bool Claims(ModelSettings settings) => settings.Text("position_embedding_type") == "alibi";

    protected override void Finish(ModelSettings settings, ModelDeclaration declaration, int layers)
    {
        if (!settings.IsGguf)
        {
            settings.Require("feed_forward_type", "geglu", "a declaration has Activation.GeGlu");
        }

        declaration.Activation[nameof(ActivationAttribute.Bias)] = false;
        declaration.Activation[nameof(ActivationAttribute.OutputBias)] = true;
    }
}

/// <summary>MPNet: learned biases of distances beside the positions.</summary>
internal sealed class MpNetFamily : BertFamily
{
    protected override void Finish(ModelSettings settings, ModelDeclaration declaration, int layers) =>
        declaration.Position.Always(nameof(PositionEncodingAttribute.Buckets), settings.OptionalSize("relative_attention_num_buckets") ?? 32);
}

/// <summary>ALBERT: neighbouring layers share their weights.</summary>
internal sealed class AlbertFamily : BertFamily
{
    protected override void Finish(ModelSettings settings, ModelDeclaration declaration, int layers)
    {
        settings.Require("inner_group_num", 1L, "a group of shared weights has one layer inside");
        int groups = settings.OptionalSize("num_hidden_groups") ?? 1;
        if (groups == layers)
        {
            return;
        }

        if (layers % groups != 0)
        {
            throw settings.Refused("num_hidden_groups", $"is {groups}, which does not divide the {layers} layers");
        }

        for (int first = 0; first < layers; first += layers / groups)
        {
            AttributeText group = AttributeText.Of<LayerPatternAttribute>().Always(nameof(LayerPatternAttribute.First), first);
            int last = first + (layers / groups) - 1;
            declaration.LayerPatterns.Add((last < layers - 1 ? group.Always(nameof(LayerPatternAttribute.Last), last) : group).Always(nameof(LayerPatternAttribute.ShareWeights), true));
        }
    }
}
