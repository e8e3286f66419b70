namespace ModelGen.Runtime;

/// <summary>
/// The generated query over a matrix of word vectors <c>Q [V × Dimensions]</c>, with the scratch memory that it computes in: steps that a session puts
/// together.
/// </summary>
public abstract class WordVectorsPass : IDisposable
{
    private readonly ScratchArena _scratch;

    /// <summary>Takes the scratch memory.</summary>
    /// <param name="terms">The most words of a query.</param>
    /// <param name="floatsPerTerm">Floats of scratch for each of them.</param>
    protected WordVectorsPass(int terms, int floatsPerTerm) => _scratch = new ScratchArena(terms, floatsPerTerm);

    /// <summary>The words of the query as vectors of unit length, <c>[terms × Dimensions]</c>.</summary>
    public abstract Activations Units { get; }

    /// <summary>What words are compared with, of unit length, <c>[1 × Dimensions]</c>.</summary>
    public abstract Activations Query { get; }

    /// <summary>Results, a row for each word of the query: <c>[terms × V]</c>; most steps fill the first row alone.</summary>
    public abstract Activations Scores { get; }

    /// <summary>Reads rows of the matrix into <see cref="Units"/>.</summary>
    /// <param name="words">Rows that exist.</param>
    public abstract void Lookup(ReadOnlySpan<int> words);

    /// <summary>Makes <see cref="Query"/> the weighted mean of <see cref="Units"/>; zeros where they cancel out.</summary>
    /// <param name="weights">A weight for each row.</param>
    public abstract void Mean(ReadOnlySpan<float> weights);

    /// <summary>Computes the cosine of <see cref="Query"/> with each of the words of the query.</summary>
    /// <param name="cosines">A cosine for each of the first rows of <see cref="Units"/>.</param>
    public abstract void Centrality(Span<float> cosines);

    /// <summary>Writes the cosine of <see cref="Query"/> with every word to the first row of <see cref="Scores"/>.</summary>
    public abstract void CosAdd();

    /// <summary>
    /// Writes, for every word, the quotient of the products of its shifted cosines with <see cref="Units"/> to the first row of <see cref="Scores"/>.
    /// </summary>
    /// <param name="positives">Rows of <see cref="Units"/> whose cosines are multiplied, at least one.</param>
    /// <param name="negatives">Rows behind these, by whose cosines they are divided.</param>
    public abstract void CosMul(int positives, int negatives);

    /// <inheritdoc/>
    public void Dispose()
    {
        _scratch.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A buffer of the scratch memory, <c>[terms × columns]</c>.</summary>
    /// <param name="offset">Where it starts, in floats a term.</param>
    /// <param name="columns">Floats a term.</param>
    protected Activations Buffer(int offset, int columns) => _scratch.Buffer(offset, columns);
}
