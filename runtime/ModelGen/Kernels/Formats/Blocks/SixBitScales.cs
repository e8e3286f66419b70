using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ModelGen.Kernels;

/// <summary>
/// Eight scales and eight minima of six bits each in twelve bytes, as <see cref="WeightType.Q4_K"/> and <see cref="WeightType.Q5_K"/> have them: the first
/// four of either lie in the lower six bits of bytes 0–3 and 4–7; of the others, bytes 8–11 hold the lower four bits and the upper two bits of the first
/// eight bytes the rest (ggml's <c>get_scale_min_k4</c>).
/// </summary>
internal static unsafe class SixBitScales
{
    private const uint Six = 0x3F3F_3F3F;
    private const uint Four = 0x0F0F_0F0F;
    private const uint Two = 0x3030_3030;

    /// <summary>Bytes that they take.</summary>
    public const int Bytes = 12;

    /// <summary>The scales in ascending order, a byte each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Scales(byte* source)
    {
        uint low = Unsafe.ReadUnaligned<uint>(source);
        uint last = Unsafe.ReadUnaligned<uint>(source + 8);
        return (low & Six) | ((ulong)((last & Four) | ((low >> 2) & Two)) << 32);
    }

    /// <summary>The minima in ascending order, a byte each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Minima(byte* source)
    {
        uint middle = Unsafe.ReadUnaligned<uint>(source + 4);
        uint last = Unsafe.ReadUnaligned<uint>(source + 8);
        return (middle & Six) | ((ulong)(((last >> 4) & Four) | ((middle >> 2) & Two)) << 32);
    }

    /// <summary>Scale and offset of the eight groups of a superblock, from its scale and the scale of its minima.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Unpack(byte* source, float scale, float minimum, float* scales, float* offsets)
    {
        (Floats(Scales(source)) * scale).Store(scales);
        (Floats(Minima(source)) * -minimum).Store(offsets);
    }

    /// <summary>Writes eight scales and eight minima below 64.</summary>
    public static void Pack(ReadOnlySpan<byte> scales, ReadOnlySpan<byte> minima, Span<byte> destination)
    {
        for (int i = 0; i < 4; i++)
        {
            destination[i] = (byte)(scales[i] | (scales[i + 4] >> 4 << 6));
            destination[i + 4] = (byte)(minima[i] | (minima[i + 4] >> 4 << 6));
            destination[i + 8] = (byte)((scales[i + 4] & 15) | (minima[i + 4] << 4));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Floats(ulong bytes)
    {
        Vector128<ushort> halves = Vector128.WidenLower(Vector128.CreateScalarUnsafe(bytes).AsByte());
        return Vector256.ConvertToSingle(Vector256.Create(Vector128.WidenLower(halves), Vector128.WidenUpper(halves)).AsInt32());
    }
}
