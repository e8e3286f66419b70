using System.Runtime.Intrinsics;

namespace ModelGen.Kernels;

/// <summary>How rows of a type of weights become float32: every <see cref="WeightType"/> has one, chosen once per call and not per row.</summary>
internal readonly unsafe struct RowFormat
{
    private RowFormat(int blockLength, int blockBytes, delegate*<byte*, int, float*, void> decode)
    {
        BlockLength = blockLength;
        BlockBytes = blockBytes;
        Decode = decode;
    }

    /// <summary>Weights a block; for float types, which have none, a vector of them.</summary>
    public int BlockLength { get; }

    /// <summary>Bytes a block.</summary>
    public int BlockBytes { get; }

    /// <summary>Decodes so many weights from the start of a block on, bit for bit the numbers that they stand for. Only float types end within a block.</summary>
    public delegate*<byte*, int, float*, void> Decode { get; }

    /// <summary>The format for the widest vectors of this machine.</summary>
    /// <exception cref="NotSupportedException">The type is none of the enumeration's.</exception>
    public static RowFormat Of(WeightType type)
    {
        return SimdPath.Is512 ? Of<Vector512<float>, Simd512>(type)
            : SimdPath.Is256 ? Of<Vector256<float>, Simd256>(type)
            : Of<Vector128<float>, Simd128>(type);
    }

    /// <summary>The format for vectors of a width.</summary>
    /// <exception cref="NotSupportedException">The type is none of the enumeration's.</exception>
    public static RowFormat Of<TVector, TSimd>(WeightType type)
        where TVector : struct
        where TSimd : struct, ISimd<TVector>
    {
        HalfFormat.Prepare();
        return type switch
        {
            WeightType.F32 => Vectors<TVector, TSimd, F32Format<TVector, TSimd>>(),
            WeightType.F16 => Vectors<TVector, TSimd, F16Format<TVector, TSimd>>(),
            WeightType.BF16 => Vectors<TVector, TSimd, BF16Format<TVector, TSimd>>(),
            WeightType.Q8_0 => Vectors<TVector, TSimd, Q8_0Format<TVector, TSimd>>(),
            WeightType.Q4_0 => Vectors<TVector, TSimd, Q4_0Format<TVector, TSimd>>(),
            WeightType.Q4_1 => Blocks<TVector, TSimd, Q4_1Format>(),
            WeightType.Q5_0 => Blocks<TVector, TSimd, Q5_0Format>(),
            WeightType.Q5_1 => Blocks<TVector, TSimd, Q5_1Format>(),
            WeightType.Q2_K => Blocks<TVector, TSimd, Q2_KFormat>(),
            WeightType.Q3_K => Blocks<TVector, TSimd, Q3_KFormat>(),
            WeightType.Q4_K => Blocks<TVector, TSimd, Q4_KFormat>(),
            WeightType.Q5_K => Blocks<TVector, TSimd, Q5_KFormat>(),
            WeightType.Q6_K => Blocks<TVector, TSimd, Q6_KFormat>(),
            WeightType.IQ4_NL => Blocks<TVector, TSimd, IQ4_NLFormat>(),
            WeightType.MXFP4 => Blocks<TVector, TSimd, MXFP4Format>(),
            _ => throw new NotSupportedException($"weights of type {type} have no kernel."),
        };
    }

    private static RowFormat Vectors<TVector, TSimd, TFormat>()
        where TVector : struct
        where TSimd : struct, ISimd<TVector>
        where TFormat : struct, IWeightFormat<TVector>
        => new(TFormat.BlockLength, TFormat.BlockBytes, &RowDecoder<TVector, TSimd, TFormat>.Decode);

    private static RowFormat Blocks<TVector, TSimd, TBlock>()
        where TVector : struct
        where TSimd : struct, ISimd<TVector>
        where TBlock : struct, IBlockFormat
        => new(TBlock.BlockLength, TBlock.BlockBytes, &BlockDecoder<TVector, TSimd, TBlock>.Decode);
}
