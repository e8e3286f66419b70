using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Words;

/// <summary>
/// A declaration of word vectors lowered to what runs: its matrix, the steps of a query over named buffers, where these lie, and what a query costs.
/// </summary>
/// <param name="Words">The number of words in comments: <c>11970</c>, or <c>V</c> where the file decides.</param>
/// <param name="Buffers">The buffers, each with its offset in floats for each word of a query.</param>
/// <param name="FloatsPerTerm">Floats of scratch for each word of a query; without the scores where the file decides how many these are.</param>
/// <param name="Cost">What a query with one word costs; without what depends on the vocabulary where the file decides it.</param>
internal sealed record WordVectorsPlan(
    WordVectorsSpec Spec,
    string Words,
    TensorSpec Vectors,
    IReadOnlyList<PlacedBuffer> Buffers,
    int FloatsPerTerm,
    IReadOnlyList<WordPart> Parts,
    CostPlan Cost);
