using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ModelGen.Kernels;

/// <summary>
/// How binary16 becomes binary32 without a conversion instruction, which .NET 10 does not offer: sign-extend to 32 bits, shift, mask. That is the value
/// times 2⁻¹¹², exact for subnormal numbers too, so a multiplication by 2¹¹² makes it whole.
/// </summary>
internal static unsafe class HalfFormat
{
    /// <summary>From the ten mantissa bits of binary16 to the twenty-three of binary32.</summary>
    public const int Shift = 13;

    /// <summary>Sign, exponent and mantissa without the copies of the sign that the extension left above the exponent.</summary>
    public const int Mask = unchecked((int)0x8FFFE000);

    /// <summary>2¹¹²: the difference of the exponent biases, 127 − 15.</summary>
    public const float Scale = 5.192296858534828e33f;

    /// <summary>
    /// The number that starts at any byte, looked up: converting the scale of a block took a third of the time of its thirty-two weights (Q4_0: 10.9
    /// instead of 14.6 GB/s on a core).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Read(byte* source) => Table[Unsafe.ReadUnaligned<ushort>(source)];

    /// <summary>Makes the table, so that code compiled afterwards has its address as a constant.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool Prepare() => Table is not null;

    private static readonly float* Table = MakeTable();

    private static float* MakeTable()
    {
        float* table = (float*)NativeMemory.AlignedAlloc(65536 * sizeof(float), 64);
        for (int i = 0; i < 65536; i++)
        {
            table[i] = (float)BitConverter.UInt16BitsToHalf((ushort)i);
        }

        return table;
    }
}
