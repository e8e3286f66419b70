using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ModelGen.Runtime;

/// <summary>Q8_0: 32 elements as a binary16 scale <c>d</c> and 32 signed bytes <c>q</c>; <c>x = d·q</c>, with <c>d = max|x| / 127</c>.</summary>
internal static class Q8Block
{
    public const int Size = 32;
    public const int Bytes = 2 + Size;

    public static void Encode(ReadOnlySpan<float> source, Span<byte> destination)
    {
        for (; source.Length > 0; source = source[Size..], destination = destination[Bytes..])
        {
            Block32 block = new(source);
            float scale = block.LargestMagnitude() / 127;
            Vector256<float> inverse = Vector256.Create(scale == 0 ? 0 : 1 / scale);
            MemoryMarshal.Write(destination, (Half)scale);
            Vector256<short> low = Vector256.Narrow(Round(block.First * inverse), Round(block.Second * inverse));
            Vector256<short> high = Vector256.Narrow(Round(block.Third * inverse), Round(block.Fourth * inverse));
            Vector256.Narrow(low, high).AsByte().CopyTo(destination[2..]);
        }
    }

    /// <summary>To nearest, halves away from zero, as C's <c>roundf</c>: adds the largest number below a half with the sign of the value, and cuts.</summary>
    private static Vector256<int> Round(Vector256<float> value)
    {
        Vector256<float> half = Vector256.CopySign(Vector256.Create(0.499_999_97f), value);
        return Vector256.ConvertToInt32(value + half);
    }
}
