using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ModelGen.Runtime;

/// <summary>
/// Q4_0: 32 elements as a binary16 scale <c>d</c> and 16 bytes of two quants each; <c>x = d·(q − 8)</c>. The element of largest magnitude gets <c>q = 0</c>, so
/// that <c>d</c> has the opposite sign and the full range of −8 is used.
/// </summary>
internal static class Q4Block
{
    public const int Size = 32;
    public const int Bytes = 2 + (Size / 2);

    public static void Encode(ReadOnlySpan<float> source, Span<byte> destination)
    {
        for (; source.Length > 0; source = source[Size..], destination = destination[Bytes..])
        {
            Block32 block = new(source);
            float scale = FirstOfMagnitude(source, block, block.LargestMagnitude()) / -8;
            Vector256<float> inverse = Vector256.Create(scale == 0 ? 0 : 1 / scale);
            MemoryMarshal.Write(destination, (Half)scale);
            Vector256<int> low = Quants(block.First * inverse) | (Quants(block.Third * inverse) << 4);
            Vector256<int> high = Quants(block.Second * inverse) | (Quants(block.Fourth * inverse) << 4);
            Vector256<ushort> pairs = Vector256.Narrow(low.AsUInt32(), high.AsUInt32());
            Vector128.Narrow(pairs.GetLower(), pairs.GetUpper()).CopyTo(destination[2..]);
        }
    }

    /// <summary>From −8…8 to 0…15: rounded to nearest by cutting <c>x + 8.5</c>; only +8 itself would be 16.</summary>
    private static Vector256<int> Quants(Vector256<float> value) =>
        Vector256.Min(Vector256.Create(15), Vector256.ConvertToInt32(value + Vector256.Create(8.5f)));

    /// <summary>The first element of a magnitude: where x and −x are both the largest, the reference takes the one that comes first.</summary>
    private static float FirstOfMagnitude(ReadOnlySpan<float> source, Block32 block, float magnitude)
    {
        Vector256<float> wanted = Vector256.Create(magnitude);
        uint mask = Bits(block.First, wanted) | (Bits(block.Second, wanted) << 8) | (Bits(block.Third, wanted) << 16) | (Bits(block.Fourth, wanted) << 24);
        return mask == 0 ? 0 : source[BitOperations.TrailingZeroCount(mask)];
    }

    private static uint Bits(Vector256<float> values, Vector256<float> magnitude) =>
        Vector256.Equals(Vector256.Abs(values), magnitude).ExtractMostSignificantBits();
}
