namespace ModelGen.Kernels;

/// <summary>
/// How a block of ggml is taken apart. All of them have one shape: groups of small integers that share a scale and an offset, <c>x = scale·q + offset</c>.
/// </summary>
/// <remarks>
/// Products of a scale and a quant have 24 significant bits at most, so they are exact in float32 and it makes no difference whether the offset is added to
/// them in an operation of its own: the numbers are those of ggml's <c>dequantize_row_*</c>, bit for bit.
/// </remarks>
internal unsafe interface IBlockFormat
{
    /// <summary>Weights a block: 32 or 256.</summary>
    static abstract int BlockLength { get; }

    /// <summary>Bytes a block.</summary>
    static abstract int BlockBytes { get; }

    /// <summary>Weights that share scale and offset: 16 or 32.</summary>
    static abstract int GroupLength { get; }

    /// <summary>False where every offset is nothing; then <see cref="Unpack"/> leaves the offsets alone.</summary>
    static abstract bool HasOffsets { get; }

    /// <summary>Takes a block apart; reads nothing outside it.</summary>
    /// <param name="block">The block, at any address.</param>
    /// <param name="quants"><c>[BlockLength]</c></param>
    /// <param name="scales"><c>[BlockLength / GroupLength]</c></param>
    /// <param name="offsets">Likewise.</param>
    static abstract void Unpack(byte* block, sbyte* quants, float* scales, float* offsets);
}
