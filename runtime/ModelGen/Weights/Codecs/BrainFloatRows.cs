using System.Runtime.InteropServices;

namespace ModelGen.Runtime;

/// <summary>BF16: the upper half of a binary32, rounded to nearest, ties to even; what is not a number stays so (ggml's <c>ggml_compute_fp32_to_bf16</c>).</summary>
internal static class BrainFloatRows
{
    private const uint Infinity = 0x7F80_0000;
    private const uint QuietBit = 0x40;

    public static void Decode(ReadOnlySpan<byte> source, Span<float> destination)
    {
        ReadOnlySpan<ushort> halves = MemoryMarshal.Cast<byte, ushort>(source);
        Span<uint> bits = MemoryMarshal.Cast<float, uint>(destination);
        for (int i = 0; i < bits.Length; i++)
        {
            bits[i] = (uint)halves[i] << 16;
        }
    }

    public static void Encode(ReadOnlySpan<float> source, Span<byte> destination)
    {
        ReadOnlySpan<uint> bits = MemoryMarshal.Cast<float, uint>(source);
        Span<ushort> halves = MemoryMarshal.Cast<byte, ushort>(destination);
        for (int i = 0; i < bits.Length; i++)
        {
            uint value = bits[i];
            bool isNumber = (value & 0x7FFF_FFFF) <= Infinity;

            // Half a unit of the last place, less one bit when that place is even: the carry rounds. Infinity stays infinity.
            uint rounded = (value + 0x7FFF + ((value >> 16) & 1)) >> 16;
            halves[i] = (ushort)(isNumber ? rounded : (value >> 16) | QuietBit);
        }
    }
}
