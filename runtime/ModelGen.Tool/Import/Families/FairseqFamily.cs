using ModelGen.Tool.Import.Settings;
using ModelGen.Tool.Import.Writing;

namespace ModelGen.Tool.Import.Families;

/// <summary>Encoder-decoders whose configurations follow fairseq: FSMT, Marian, BART and mBART.</summary>
internal sealed class FairseqFamily : ImportedFamily
{
    public required Naming Naming { get; init; }

    public required PositionEncoding Position { get; init; }

    public SinusoidSpacing Spacing { get; init; }

    /// <summary>The first position; null: the one behind the number of the padding token.</summary>
    public int? Offset { get; init; } = 0;

    /// <summary>Whether the stacks have a vocabulary each.</summary>
    public bool HasTwoVocabularies { get; init; }

    public bool EmbeddingNorm { get; init; }

    public NormPlacement Placement { get; init; } = NormPlacement.Post;

    public string Activation { get; init; } = "gelu";

    /// <summary>Whether embedded tokens are scaled where nothing is said.</summary>
    public bool IsScaled { get; init; }

    /// <summary>Whether the head is the embedding where nothing is said.</summary>
    public bool Tied { get; init; } = true;

    /// <summary>Whether logits have a bias.</summary>
    public bool HeadBias { get; init; } = true;

    public override ModelDeclaration Read(ModelSettings settings)
    {
        ModelDeclaration declaration = new()
        {
            Transformer = AttributeText.Of<TransformerAttribute>(Structure.EncoderDecoder),
            Position = AttributeText.Of<PositionEncodingAttribute>(Position),
            Activation = AttributeText.Of<ActivationAttribute>(Activations.Read(settings, isGated: false, Activation, "activation_function")),
            Normalization = AttributeText.Of<NormalizationAttribute>(Norm.Layer, Placement),
            Checkpoint = AttributeText.Of<CheckpointAttribute>(Naming),
        };
        int vocabulary = HasTwoVocabularies ? settings.Size("tgt_vocab_size") : settings.OptionalSize("decoder_vocab_size") ?? settings.Size("vocab_size");
        WriteSizes(settings, declaration.Transformer, vocabulary);
        WriteEmbedding(settings, declaration.Embedding, vocabulary);
        declaration.Position[nameof(PositionEncodingAttribute.Offset)] = Offset ?? settings.Integer(1, "pad_token_id") + 1;
        if (Position == PositionEncoding.Sinusoidal)
        {
            declaration.Position[nameof(PositionEncodingAttribute.SinusoidLayout)] = SinusoidLayout.Concatenated;
            declaration.Position[nameof(PositionEncodingAttribute.SinusoidSpacing)] = Spacing;
        }

        declaration.Attention[nameof(AttentionAttribute.Bias)] = Projections.All;
        declaration.Activation[nameof(ActivationAttribute.Bias)] = true;
        AttributeText head = AttributeText.Of<HeadAttribute>(Head.LanguageModel);
        head[nameof(HeadAttribute.Tied)] = settings.Flag(Tied, "tie_word_embeddings");
        head[nameof(HeadAttribute.Bias)] = HeadBias;
        declaration.Heads.Add(head);
        return declaration;
    }

    private static void WriteSizes(ModelSettings settings, AttributeText transformer, int vocabulary)
    {
        Both(nameof(TransformerAttribute.Layers), "layers");
        transformer[nameof(TransformerAttribute.Hidden)] = settings.Size("d_model");
        Both(nameof(TransformerAttribute.Heads), "attention_heads");
        Both(nameof(TransformerAttribute.FeedForward), "ffn_dim");
        transformer[nameof(TransformerAttribute.Vocabulary)] = vocabulary;
        transformer[nameof(TransformerAttribute.Context)] = settings.OptionalSize("max_position_embeddings") ?? 1024;

        void Both(string name, string key)
        {
            int encoder = settings.Size("encoder_" + key);
            int decoder = settings.Size("decoder_" + key);
            if (encoder == decoder)
            {
                transformer[name] = encoder;
                return;
            }

            transformer["Encoder" + name] = encoder;
            transformer["Decoder" + name] = decoder;
        }
    }

    private void WriteEmbedding(ModelSettings settings, AttributeText embedding, int vocabulary)
    {
        embedding[nameof(EmbeddingAttribute.Normalized)] = EmbeddingNorm;
        embedding[nameof(EmbeddingAttribute.Scale)] = settings.Flag(IsScaled, "scale_embedding") ? EmbeddingScale.SqrtHidden : EmbeddingScale.None;
        if (HasTwoVocabularies)
        {
            embedding[nameof(EmbeddingAttribute.SourceVocabulary)] = settings.Size("src_vocab_size");
        }
        else if (!settings.Flag(true, "share_encoder_decoder_embeddings"))
        {
            embedding[nameof(EmbeddingAttribute.SourceVocabulary)] = settings.Size("vocab_size") is var source && source != vocabulary ? source : null;
            embedding.Always(nameof(EmbeddingAttribute.Shared), false);
        }
    }
}
