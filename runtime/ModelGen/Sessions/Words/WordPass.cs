namespace ModelGen.Runtime;

/// <summary>The generated forward pass of a model over words, with the scratch memory that it computes in.</summary>
public abstract class WordPass : IDisposable
{
    private readonly ScratchArena _scratch;

    /// <summary>Takes the scratch memory.</summary>
    /// <param name="tokens">The most tokens of one pass: words, and two marks for each sentence.</param>
    /// <param name="floatsPerToken">Floats of scratch a token, as the generator planned it.</param>
    protected WordPass(int tokens, int floatsPerToken) => _scratch = new ScratchArena(tokens, floatsPerToken);

    /// <summary>Runs the model: writes <see cref="WordBatch.Layers"/> and <see cref="WordBatch.Mixed"/>.</summary>
    /// <param name="batch">Sentences with at least one word.</param>
    public abstract void Run(WordBatch batch);

    /// <inheritdoc/>
    public void Dispose()
    {
        _scratch.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A buffer of the scratch memory, <c>[tokens × columns]</c>.</summary>
    /// <param name="offset">Where it starts, in floats a token.</param>
    /// <param name="columns">Floats a token.</param>
    protected Activations Buffer(int offset, int columns) => _scratch.Buffer(offset, columns);
}
