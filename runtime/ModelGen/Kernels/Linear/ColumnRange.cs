namespace ModelGen.Kernels;

/// <summary>A block of columns that a tile works on.</summary>
/// <param name="Count">Columns in the block.</param>
/// <param name="Carry">Where sums rest between blocks, <c>[tokens × 4 × lanes]</c>; unused where all columns are one block and fill whole vectors.</param>
/// <param name="IsFirst">The sums start at zero.</param>
/// <param name="IsLast">The sums are complete afterwards.</param>
internal readonly unsafe record struct ColumnRange(int Count, nint Carry, bool IsFirst, bool IsLast)
{
    /// <summary>The sums of later tokens.</summary>
    public ColumnRange From(int floats) => this with { Carry = Carry + (floats * sizeof(float)) };

    /// <summary>The part that fills whole blocks of columns: not the last one where something is left.</summary>
    public ColumnRange WholeBlocks(int length) => Count % length == 0 ? this : this with { Count = Count / length * length, IsLast = false };
}
