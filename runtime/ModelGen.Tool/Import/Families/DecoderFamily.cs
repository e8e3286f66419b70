using ModelGen.Tool.Import.Settings;
using ModelGen.Tool.Import.Writing;

namespace ModelGen.Tool.Import.Families;

/// <summary>
/// Decoders whose configurations have the keys of LLaMA's, by what they have otherwise. Defaults are those of the family's configuration class in Hugging Face Transformers, for settings that older files leave out.
/// </summary>
internal class DecoderFamily : ImportedFamily
{
    public Naming Naming { get; init; }

    public Norm Norm { get; init; } = Norm.Rms;

    public NormPlacement Placement { get; init; }

    public double Epsilon { get; init; } = 1e-6;

    /// <summary>Whether norms have a bias; LayerNorm's do, but for some families.</summary>
    public bool NormBias { get; init; } = true;

    /// <summary>Whether norms have weights.</summary>
    public bool HasNormWeight { get; init; } = true;

    /// <summary>Where the bound of queries, keys and values is; null: there is none.</summary>
    public string? ClipKey { get; init; }

    /// <summary>Whether norms multiply by <c>1 + w</c>.</summary>
    public bool UnitOffset { get; init; }

    /// <summary>Heads of keys and values where nothing is said; null: as many as of queries.</summary>
    public int? KeyValueHeads { get; init; }

    /// <summary>Floats of a head where nothing is said; null: those of the hidden state over the heads.</summary>
    public int? HeadSize { get; init; }

    public int Context { get; init; } = 2048;

    /// <summary>Whether the head is the embedding where nothing is said.</summary>
    public bool Tied { get; init; }

    public bool HeadBias { get; init; }

    public double Base { get; init; } = 10_000;

    /// <summary>Older keys of the base.</summary>
    public string[] BaseKeys { get; init; } = [];

    public double Fraction { get; init; } = 1;

    /// <summary>Older keys of the part of each head that turns.</summary>
    public string[] FractionKeys { get; init; } = [];

    public RotaryPairing Pairing { get; init; }

    /// <summary>Whether YaRN rounds its bounds where nothing is said.</summary>
    public bool Truncates { get; init; } = true;

    /// <summary>Which projections of attention have biases, where any have.</summary>
    public Projections Biased { get; init; } = Projections.All;

    /// <summary>The setting that says whether they have; null: what <see cref="HasBias"/> says always holds.</summary>
    public string? BiasKey { get; init; }

    /// <summary>Whether they have where nothing is said.</summary>
    public bool HasBias { get; init; }

    /// <summary>The setting that says whether the feed-forward part has biases; null: what <see cref="HasFeedForwardBias"/> says always holds.</summary>
    public string? FeedForwardBiasKey { get; init; }

    public bool HasFeedForwardBias { get; init; }

    public string[] ActivationKeys { get; init; } = ["hidden_act"];

    /// <summary>The activation where nothing is said.</summary>
    public string Activation { get; init; } = "silu";

    public bool IsGated { get; init; } = true;

    public QueryKeyNorm QueryKeyNorm { get; init; }

    public EmbeddingScale EmbeddingScale { get; init; }

    public bool EmbeddingNorm { get; init; }

    public PositionEncoding Position { get; init; } = PositionEncoding.Rotary;

    /// <summary>How parallel branches stand.</summary>
    public ParallelResidual Parallel { get; init; }

    /// <summary>The setting that says whether branches are parallel; null: they are as <see cref="Parallel"/> says.</summary>
    public string? ParallelKey { get; init; }

    /// <summary>Whether they are where nothing is said.</summary>
    public bool IsParallel { get; init; } = true;

    /// <summary>Floats of the feed-forward part over those of the hidden state, where no setting says its size; null: one must.</summary>
    public int? FeedForwardRatio { get; init; }

    /// <summary>Which layers have a window.</summary>
    public WindowRule Windows { get; init; } = WindowRules.None;

    /// <summary>Its experts.</summary>
    public ExpertRule? Experts { get; init; }

    /// <summary>Settings that must have the one value which a declaration can express.</summary>
    public IReadOnlyList<(string Key, object Value, string Otherwise)> Required { get; init; } = [];

    /// <summary>Models with experts share the name of an architecture with models that have none.</summary>
    public override bool Claims(ModelSettings settings) => Experts is not null == (settings.OptionalSize("num_local_experts") is not null);

    public sealed override ModelDeclaration Read(ModelSettings settings)
    {
        foreach ((string key, object value, string otherwise) in Required)
        {
            settings.Require(key, value, otherwise);
        }

        DecoderSizes sizes = DecoderSizes.Read(settings, this);
        ModelDeclaration declaration = new()
        {
            Transformer = sizes.Write(),
            Position = AttributeText.Of<PositionEncodingAttribute>(PositionOf(settings)),
            Activation = AttributeText.Of<ActivationAttribute>(Activations.Read(settings, IsGated, Activation, ActivationKeys)),
            Normalization = AttributeText.Of<NormalizationAttribute>(Norm, PlacementOf(settings)),
            Checkpoint = AttributeText.Of<CheckpointAttribute>(NamingOf(settings)),
        };
        declaration.Embedding[nameof(EmbeddingAttribute.Scale)] = EmbeddingScale;
        declaration.Embedding[nameof(EmbeddingAttribute.Normalized)] = EmbeddingNorm;
        declaration.Attention[nameof(AttentionAttribute.Bias)] = Biases(settings);
        declaration.Attention[nameof(AttentionAttribute.QueryKeyNorm)] = QueryKeyNorm;
        declaration.Attention[nameof(AttentionAttribute.ClipQueryKeyValue)] = ClipKey is null ? null : settings.OptionalNumber(ClipKey);
        declaration.Activation[nameof(ActivationAttribute.Bias)] = HasFeedForwardBiases(settings);
        declaration.Residual[nameof(ResidualAttribute.Parallel)] = ParallelOf(settings);
        WriteNormalization(settings, declaration.Normalization);
        WritePositions(settings, declaration, sizes);
        Experts?.Write(settings, declaration, sizes.Layers);
        WriteHead(settings, declaration);
        Finish(settings, declaration, sizes);
        return declaration;
    }

    /// <summary>How many heads keys and values have.</summary>
    public virtual int KeyValueHeadsOf(ModelSettings settings, int heads) => settings.OptionalSize("num_key_value_heads") ?? KeyValueHeads ?? heads;

    /// <summary>The size of the feed-forward part.</summary>
    public virtual int FeedForwardOf(ModelSettings settings, int hidden)
    {
        ReadOnlySpan<string> keys = ["intermediate_size", "ffn_hidden_size", "n_inner", "ffn_dim", "moe_intermediate_size"];
        return settings.OptionalSize(keys) ?? (FeedForwardRatio * hidden) ?? settings.Size(keys);
    }

    protected virtual Naming NamingOf(ModelSettings settings) => Naming;

    protected virtual PositionEncoding PositionOf(ModelSettings settings) => Position;

    protected virtual NormPlacement PlacementOf(ModelSettings settings) => Placement;

    protected virtual ParallelResidual ParallelOf(ModelSettings settings) => ParallelKey is null || settings.Flag(IsParallel, ParallelKey) ? Parallel : ParallelResidual.None;

    /// <summary>The part of each head that turns.</summary>
    protected virtual double FractionOf(ModelSettings settings, int headSize) => Rotary.Fraction(settings, headSize, Fraction, FractionKeys);

    /// <summary>What else the settings say.</summary>
    protected virtual void Finish(ModelSettings settings, ModelDeclaration declaration, DecoderSizes sizes)
    {
    }

    private void WritePositions(ModelSettings settings, ModelDeclaration declaration, DecoderSizes sizes)
    {
        double? theBase = null;
        if (PositionOf(settings) == PositionEncoding.Rotary)
        {
            declaration.Position[nameof(PositionEncodingAttribute.Pairing)] = Pairing;
            declaration.Position[nameof(PositionEncodingAttribute.RotaryFraction)] = FractionOf(settings, sizes.HeadSize);
            declaration.RotaryScaling = Rotary.Scaling(settings, sizes.Context, Truncates);
            theBase = Rotary.Base(settings, Base, BaseKeys);
        }

        if (Windows(settings, sizes.Layers) is { } windows)
        {
            windows.Write(declaration, theBase);
        }
        else
        {
            declaration.Position[nameof(PositionEncodingAttribute.Base)] = theBase;
        }
    }

    private void WriteNormalization(ModelSettings settings, AttributeText normalization)
    {
        string[] keys = Norm == Norm.Rms ? ["rms_norm_eps"] : ["layer_norm_eps", "layer_norm_epsilon", "norm_epsilon", "norm_eps"];
        normalization[nameof(NormalizationAttribute.Epsilon)] = settings.Number(Epsilon, keys);
        normalization[nameof(NormalizationAttribute.UnitOffset)] = UnitOffset;
        normalization[nameof(NormalizationAttribute.Weight)] = HasNormWeight;
        if (Norm == Norm.Layer && !NormBias)
        {
            normalization.Always(nameof(NormalizationAttribute.Bias), false);
        }
    }

    private void WriteHead(ModelSettings settings, ModelDeclaration declaration)
    {
        AttributeText head = AttributeText.Of<HeadAttribute>(Head.LanguageModel);
        head[nameof(HeadAttribute.Tied)] = settings.Flag(Tied, "tie_word_embeddings");
        head[nameof(HeadAttribute.Bias)] = HeadBias;
        declaration.Heads.Add(head);
    }

    /// <summary>GGUF files do not say which projections have biases: their tensors do.</summary>
    private Projections Biases(ModelSettings settings)
    {
        if (!settings.IsGguf)
        {
            return (BiasKey is null ? HasBias : settings.Flag(HasBias, BiasKey)) ? Biased : Projections.None;
        }

        Projections biases = settings.HasTensor("blk.0.attn_q.bias") || settings.HasTensor("blk.0.attn_qkv.bias") ? Projections.Query | Projections.Key | Projections.Value : Projections.None;
        return biases | (settings.HasTensor("blk.0.attn_output.bias") ? Projections.Output : Projections.None);
    }

    private bool HasFeedForwardBiases(ModelSettings settings) => settings.IsGguf
        ? settings.HasTensor("blk.0.ffn_up.bias") || settings.HasTensor("blk.0.ffn_up_exps.bias")
        : FeedForwardBiasKey is null ? HasFeedForwardBias : settings.Flag(HasFeedForwardBias, FeedForwardBiasKey);
}
