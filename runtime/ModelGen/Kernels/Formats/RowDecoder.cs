using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>Weights of one row as float32.</summary>
internal static unsafe class RowDecoder<TVector, TSimd, TFormat>
    where TVector : struct
    where TSimd : struct, ISimd<TVector>
    where TFormat : struct, IWeightFormat<TVector>
{
    /// <summary>Decodes <paramref name="count"/> weights from the start of a block on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Decode(byte* block, int count, float* destination)
    {
        int left = count;
        for (; left >= TFormat.BlockLength; left -= TFormat.BlockLength)
        {
            TVector scale = TFormat.Scale(block);
            for (int part = 0; part < TFormat.BlockLength / TSimd.Count; part++)
            {
                TSimd.Store(TFormat.Decode(block, part, scale), destination);
                destination += TSimd.Count;
            }

            block += TFormat.BlockBytes;
        }

        if (left > 0)
        {
            TSimd.StorePartial(TFormat.DecodePartial(block, left), destination, left);
        }
    }
}
