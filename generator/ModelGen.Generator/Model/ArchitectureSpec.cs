namespace ModelGen.Generator.Model;

/// <summary>
/// What a declaration says, with every default worked out: the whole input of lowering. Value equality is what the incremental pipeline caches by, so nothing
/// here may come from the compilation
/// (no symbols, no syntax, no locations).
/// </summary>
/// <param name="LayerKinds">The distinct kinds of layer. Layers of one kind share one generated method.</param>
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
    HeadSpec Head,
    CheckpointSpec Checkpoint)
{
    public int Layers => Schedule.Count;

    /// <summary>How the model fills blanks, or null where it does not.</summary>
    public BlankFillingSpec? Blanks { get; init; }
}
