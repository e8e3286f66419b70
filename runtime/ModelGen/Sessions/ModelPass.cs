namespace ModelGen.Runtime;

/// <summary>A generated forward pass, with the scratch memory that it computes in.</summary>
public abstract class ModelPass : IDisposable
{
    private readonly ScratchArena _scratch;

    private protected ModelPass(int tokens, int floatsPerToken) => _scratch = new ScratchArena(tokens, floatsPerToken);

    /// <summary>The most tokens of one pass.</summary>
    public int Tokens => _scratch.Tokens;

    /// <inheritdoc/>
    public void Dispose()
    {
        _scratch.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A buffer of the scratch memory, <c>[Tokens × columns]</c>.</summary>
    /// <param name="offset">Where it starts, in floats a token.</param>
    /// <param name="columns">Floats a token.</param>
    protected Activations Buffer(int offset, int columns) => _scratch.Buffer(offset, columns);
}
