namespace ModelGen.Runtime;

/// <summary>
/// The one block of memory that a forward pass computes in. Its buffers overlap where their lifetimes do not: the generator works the offsets out at compile time.
/// </summary>
internal sealed unsafe class ScratchArena : IDisposable
{
    private readonly NativeBuffer _memory;

    /// <summary>Takes memory for <paramref name="tokens"/> tokens of <paramref name="floatsPerToken"/> floats each.</summary>
    public ScratchArena(int tokens, int floatsPerToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tokens);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(floatsPerToken);
        Tokens = tokens;
        _memory = new NativeBuffer(checked((long)tokens * floatsPerToken * sizeof(float)));
    }

    /// <summary>The most tokens of one pass.</summary>
    public int Tokens { get; }

    /// <summary>Size in bytes.</summary>
    public long Bytes => _memory.Length;

    /// <summary>The buffer <c>[Tokens × columns]</c> whose first float lies <c>offset × Tokens</c> floats into the arena.</summary>
    /// <param name="offset">Offset in floats a token, a multiple of 16, so that every buffer is aligned to 64 bytes.</param>
    /// <param name="columns">Floats a token.</param>
    public Activations Buffer(int offset, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(((long)offset + columns) * Tokens * sizeof(float), _memory.Length, nameof(columns));
        return new Activations(_memory.Floats + ((nint)offset * Tokens), Tokens, columns);
    }

    /// <inheritdoc/>
    public void Dispose() => _memory.Dispose();
}
