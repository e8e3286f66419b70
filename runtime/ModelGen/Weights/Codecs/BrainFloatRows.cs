using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ModelGen.Runtime;

/// <summary>
/// BF16: the upper half of a binary32, rounded to nearest, ties to even; what is not a number stays so (ggml's <c>ggml_compute_fp32_to_bf16</c>).
/// </summary>
internal static class BrainFloatRows
{
    private const uint Infinity = 0x7F80_0000;
    private const uint QuietBit = 0x40;

    public static void Decode(ReadOnlySpan<byte> source, Span<float> destination)
    {
        ReadOnlySpan<ushort> halves = MemoryMarshal.Cast<byte, ushort>(source);
        Span<uint> bits = MemoryMarshal.Cast<float, uint>(destination);
        int i = 0;
        for (; i <= bits.Length - Vector128<ushort>.Count; i += Vector128<ushort>.Count)
        {
            (Vector128<uint> low, Vector128<uint> high) = Vector128.Widen(Vector128.Create(halves[i..]));
            (low << 16).CopyTo(bits[i..]);
            (high << 16).CopyTo(bits[(i + Vector128<uint>.Count)..]);
        }

        for (; i < bits.Length; i++)
        {
            bits[i] = (uint)halves[i] << 16;
        }
    }

    public static void Encode(ReadOnlySpan<float> source, Span<byte> destination)
    {
        ReadOnlySpan<uint> bits = MemoryMarshal.Cast<float, uint>(source);
        Span<ushort> halves = MemoryMarshal.Cast<byte, ushort>(destination);
        int i = 0;
        for (; i <= bits.Length - Vector128<ushort>.Count; i += Vector128<ushort>.Count)
        {
            Vector128.Narrow(Round(Vector128.Create(bits[i..])), Round(Vector128.Create(bits[(i + Vector128<uint>.Count)..]))).CopyTo(halves[i..]);
        }

        for (; i < bits.Length; i++)
        {
            halves[i] = (ushort)Round(Vector128.CreateScalar(bits[i])).ToScalar();
        }
    }

    private static Vector128<uint> Round(Vector128<uint> bits)
    {
        Vector128<uint> upper = bits >> 16;
        Vector128<uint> isNumber = Vector128.LessThanOrEqual(bits & Vector128.Create(0x7FFF_FFFFu), Vector128.Create(Infinity));

        // Half a unit of the last place, less one bit when that place is even: the carry rounds. Infinity stays infinity.
        Vector128<uint> rounded = (bits + Vector128.Create(0x7FFFu) + (upper & Vector128<uint>.One)) >> 16;
        return Vector128.ConditionalSelect(isNumber, rounded, upper | Vector128.Create(QuietBit));
    }
}
