using ModelGen.Tool.Import.Settings;
using ModelGen.Tool.Import.Writing;

namespace ModelGen.Tool.Import.Families;

/// <summary>ChatGLM-6B and GLM-130B: a prefix that sees itself, and blanks that are filled.</summary>
internal sealed class GlmFamily : ImportedFamily
{
    public required Naming Naming { get; init; }

    public required Activation Activation { get; init; }

    /// <summary>α where the code of the family fixes it, whatever the number of layers; null: it follows from them.</summary>
    public double? Alpha { get; init; }

    public bool Tied { get; init; }

    /// <summary>Positions of a token where nothing is said.</summary>
    public int Streams { get; init; } = 1;

    /// <summary>Whether the mask behind a text counts before the others where a prefix has both.</summary>
    public bool GenerationFirst { get; init; }

    /// <summary>Whether positions of an answer to it run on behind the prefix.</summary>
    public bool GenerationRunsOn { get; init; }

    public override ModelDeclaration Read(ModelSettings settings)
    {
        settings.Require("layernorm_order", "post", "a declaration has NormPlacement.Deep, which the family calls so");
        if (settings.Find("padded_vocab_size") is not null)
        {
            throw settings.Refused("padded_vocab_size", "is of ChatGLM2 or later, whose models have another architecture under the same name: declare one with Naming.Custom");
        }

        int layers = settings.Size("num_layers");
        ModelDeclaration declaration = new()
        {
            Transformer = AttributeText.Of<TransformerAttribute>(Structure.PrefixDecoder),
            Position = AttributeText.Of<PositionEncodingAttribute>(PositionEncoding.Rotary),
            Activation = AttributeText.Of<ActivationAttribute>(Activation),
            Normalization = AttributeText.Of<NormalizationAttribute>(Norm.Layer, NormPlacement.Deep),
            Checkpoint = AttributeText.Of<CheckpointAttribute>(Naming),
            BlankFilling = Blanks(settings),
        };
        declaration.Transformer[nameof(TransformerAttribute.Layers)] = layers;
        declaration.Transformer[nameof(TransformerAttribute.Hidden)] = settings.Size("hidden_size");
        declaration.Transformer[nameof(TransformerAttribute.Heads)] = settings.Size("num_attention_heads");
        declaration.Transformer[nameof(TransformerAttribute.FeedForward)] = settings.Size("inner_hidden_size");
        declaration.Transformer[nameof(TransformerAttribute.Vocabulary)] = settings.Size("vocab_size");
        declaration.Transformer[nameof(TransformerAttribute.Context)] = settings.OptionalSize("max_sequence_length") ?? 2048;
        declaration.Position[nameof(PositionEncodingAttribute.Streams)] = settings.Flag(Streams == 2, "position_encoding_2d") ? 2 : 1;
        declaration.Position[nameof(PositionEncodingAttribute.HalfPrecisionFrequencies)] = true;
        declaration.Attention[nameof(AttentionAttribute.Bias)] = Projections.All;
        declaration.Activation[nameof(ActivationAttribute.Bias)] = true;
        declaration.Normalization[nameof(NormalizationAttribute.Epsilon)] = settings.Number(1e-5, "layernorm_epsilon");
        declaration.Residual[nameof(ResidualAttribute.Alpha)] = Alpha == Math.Sqrt(2.0 * layers) ? null : Alpha;
        if (Tied)
        {
            AttributeText head = AttributeText.Of<HeadAttribute>(Head.LanguageModel);
            head[nameof(HeadAttribute.Tied)] = true;
            declaration.Heads.Add(head);
        }

        return declaration;
    }

    private AttributeText Blanks(ModelSettings settings)
    {
        AttributeText blanks = AttributeText.Of<BlankFillingAttribute>();
        blanks[nameof(BlankFillingAttribute.Start)] = settings.Size("bos_token_id");
        blanks[nameof(BlankFillingAttribute.Mask)] = settings.Integer(-1, "mask_token_id");
        blanks[nameof(BlankFillingAttribute.SentenceMask)] = settings.Integer(-1, "smask_token_id");
        blanks[nameof(BlankFillingAttribute.GenerationMask)] = settings.Integer(-1, "gmask_token_id");
        blanks[nameof(BlankFillingAttribute.GenerationFirst)] = GenerationFirst;
        blanks[nameof(BlankFillingAttribute.GenerationRunsOn)] = GenerationRunsOn;
        return blanks;
    }
}
