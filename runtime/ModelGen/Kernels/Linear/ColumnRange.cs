namespace ModelGen.Kernels;

/// <summary>A block of columns that a tile works on.</summary>
/// <param name="Count">Columns in the block.</param>
/// <param name="Carry">Where sums rest, <c>[tokens × 4 × lanes]</c>; unused where the block is both first and last.</param>
/// <param name="IsFirst">The sums start at zero.</param>
/// <param name="IsLast">The sums are complete afterwards and are finished.</param>
internal readonly unsafe record struct ColumnRange(int Count, nint Carry, bool IsFirst, bool IsLast)
{
    /// <summary>The sums of later tokens.</summary>
    public ColumnRange From(int floats) => this with { Carry = Carry + (floats * sizeof(float)) };

    /// <summary>
    /// The part that tiles do: whole blocks of columns. Where columns are left, or there are fewer than four rows, the sums are not finished yet.
    /// </summary>
    public ColumnRange ForTiles(int length, bool fourRows)
        => Count % length == 0 && fourRows ? this : this with { Count = Count / length * length, IsLast = false };
}
