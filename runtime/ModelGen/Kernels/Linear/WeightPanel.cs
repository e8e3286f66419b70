namespace ModelGen.Kernels;

/// <summary>Four rows of weights, by their first bytes. Where a matrix ends in fewer, the last one stands in for those that are missing.</summary>
internal readonly unsafe struct WeightPanel(byte* first, nint rowBytes, int rows)
{
    /// <summary>Rows of a whole panel.</summary>
    public const int Height = 4;

    /// <summary>The first row.</summary>
    public readonly byte* Row0 = first;

    /// <summary>The second row.</summary>
    public readonly byte* Row1 = first + (Math.Min(1, rows - 1) * rowBytes);

    /// <summary>The third row.</summary>
    public readonly byte* Row2 = first + (Math.Min(2, rows - 1) * rowBytes);

    /// <summary>The fourth row.</summary>
    public readonly byte* Row3 = first + (Math.Min(3, rows - 1) * rowBytes);

    /// <summary>Bytes to the next panel.</summary>
    public readonly nint Ahead = Height * rowBytes;
}
