namespace ModelGen.Kernels;

/// <summary>How the weights of a row become vectors of float32, bit for bit the numbers that they stand for.</summary>
/// <typeparam name="TVector">The vector of float32.</typeparam>
internal unsafe interface IWeightFormat<TVector>
    where TVector : struct
{
    /// <summary>Weights a block: those that share a scale, or a vector of them where there is none.</summary>
    static abstract int BlockLength { get; }

    /// <summary>Bytes a block.</summary>
    static abstract int BlockBytes { get; }

    /// <summary>What all weights of a block share.</summary>
    static abstract TVector Scale(byte* block);

    /// <summary>One vector of a block's weights; <paramref name="part"/> counts vectors.</summary>
    static abstract TVector Decode(byte* block, int part, TVector scale);

    /// <summary>
    /// The first <paramref name="count"/> weights of a block that the row cuts short, zeros behind; reads nothing further. Rows of blocks with a scale are
    /// never cut short.
    /// </summary>
    static abstract TVector DecodePartial(byte* block, int count);
}
