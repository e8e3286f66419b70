using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>Weights of one row as float32, block after block: first the quants as bytes, then scale and offset, a vector at a time.</summary>
internal static unsafe class BlockDecoder<TVector, TSimd, TBlock>
    where TVector : struct
    where TSimd : struct, ISimd<TVector>
    where TBlock : struct, IBlockFormat
{
    /// <summary>Decodes <paramref name="count"/> weights, whole blocks, from the start of a block on.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Decode(byte* block, int count, float* destination)
    {
        sbyte* quants = stackalloc sbyte[TBlock.BlockLength];
        float* scales = stackalloc float[TBlock.BlockLength / TBlock.GroupLength];
        float* offsets = stackalloc float[TBlock.BlockLength / TBlock.GroupLength];

        // What leaves every number as it is, zeros of either sign among them.
        TVector nothing = TSimd.Broadcast(-0f);
        for (int left = count; left > 0; left -= TBlock.BlockLength)
        {
            TBlock.Unpack(block, quants, scales, offsets);
            for (int group = 0; group < TBlock.BlockLength / TBlock.GroupLength; group++)
            {
                TVector scale = TSimd.Broadcast(scales[group]);
                TVector offset = TBlock.HasOffsets ? TSimd.Broadcast(offsets[group]) : nothing;
                sbyte* first = quants + (group * TBlock.GroupLength);
                for (int i = 0; i < TBlock.GroupLength; i += TSimd.Count)
                {
                    TSimd.Store(TSimd.MultiplyAdd(TSimd.FromSByte(first + i), scale, offset), destination + i);
                }

                destination += TBlock.GroupLength;
            }

            block += TBlock.BlockBytes;
        }
    }
}
