namespace ModelGen.Generator.Model;

/// <summary>
/// What a declaration says, with every default worked out: the whole input of lowering. Value equality is what the incremental pipeline caches by, so nothing
/// here may come from the compilation
/// (no symbols, no syntax, no locations).
/// </summary>
/// <param name="LayerKinds">The distinct kinds of layer. Layers of one kind share one generated method.</param>
/// <param name="Heads">What the hidden states are turned into, in the order of the enum.</param>
/// <param name="Schedule">For each layer, in order, the index of its kind.</param>
internal sealed record ArchitectureSpec(
    TypeSpec Type,
    Structure Structure,
    int Hidden,
    int Vocabulary,
    int Context,
    EmbeddingSpec Embedding,
    EquatableArray<LayerSpec> LayerKinds,
    EquatableArray<int> Schedule,
    NormalizationSpec Normalization,
    EquatableArray<HeadSpec> Heads,
    CheckpointSpec Checkpoint)
{
    public int Layers => Schedule.Count;

    /// <summary>For each layer, in order, the number of the set of weights that it reads; empty where each layer has its own.</summary>
    public EquatableArray<int> WeightSets { get; init; } = EquatableArray<int>.Empty;

    /// <summary>True where some layers share weights.</summary>
    public bool SharesWeights => WeightSets.Count > 0;

    /// <summary>Which stack of an encoder-decoder it is; both, for a model that has one.</summary>
    public Stack Stack { get; init; }

    /// <summary>The encoder of an encoder-decoder, of which this is the decoder; null in other models.</summary>
    public ArchitectureSpec? Source { get; init; }

    /// <summary>The stacks in the order in which they run.</summary>
    public IEnumerable<ArchitectureSpec> Stacks => Source is null ? [this] : [Source, this];

    /// <summary>How branches join the residual stream.</summary>
    public ResidualSpec Residual { get; init; } = ResidualSpec.Plain;

    /// <summary>How the model fills blanks, or null where it does not.</summary>
    public BlankFillingSpec? Blanks { get; init; }

    /// <summary>The head over the vocabulary, or <see cref="HeadSpec.None"/>.</summary>
    public HeadSpec Head => Heads.FirstOrDefault(head => head.IsOverVocabulary) ?? HeadSpec.None;

    /// <summary>True where a norm stands after the last layer.</summary>
    public bool HasFinalNorm => Normalization.Final;

    /// <summary>True where tokens have types, texts have no caches, and the pass reads whole texts.</summary>
    public bool IsEncoder => Structure == Structure.Encoder;

    /// <summary>The role of the table that tokens are looked up in.</summary>
    public TensorRole EmbeddingRole => Stack == Stack.Encoder && !Embedding.Shared ? TensorRole.SourceEmbedding : TensorRole.TokenEmbedding;

    /// <summary>The set of weights that a layer reads.</summary>
    public int WeightsOf(int layer) => SharesWeights ? WeightSets[layer] : layer;

    /// <summary>The sets of weights of a kind of layer, each of which counts once: those whose first layer is of that kind.</summary>
    public IReadOnlyList<int> WeightsOfKind(int kind) =>
        [.. Enumerable.Range(0, Layers).GroupBy(WeightsOf).Where(set => Schedule[set.First()] == kind).Select(set => set.Key)];

    /// <summary>The stack that a tensor belongs to.</summary>
    public ArchitectureSpec Of(Stack stack) => stack == Stack.Encoder ? Source! : this;

    public bool Has(Head kind) => Heads.Any(head => head.Kind == kind);
}
