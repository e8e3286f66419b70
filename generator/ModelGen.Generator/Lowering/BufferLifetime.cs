namespace ModelGen.Generator.Lowering;

/// <summary>From which operation to which a buffer is in use.</summary>
internal sealed record BufferLifetime(PlanBuffer Buffer, int First, int Last)
{
    /// <summary>Sixteen floats: 64 bytes, so that every buffer starts on a cache line whatever the number of tokens.</summary>
    private const int Alignment = 16;

    public int Size => (Buffer.Columns + Alignment - 1) / Alignment * Alignment;

    public bool Overlaps(BufferLifetime other) => First <= other.Last && other.First <= Last;
}
