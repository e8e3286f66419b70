using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ModelGen.Runtime;

/// <summary>Q8_0: 32 elements as a binary16 scale <c>d</c> and 32 signed bytes <c>q</c>; <c>x = d·q</c>, with <c>d = max|x| / 127</c>.</summary>
internal static class Q8Block
{
    public const int Size = 32;
    public const int Bytes = 2 + Size;

    public static void Decode(ReadOnlySpan<byte> source, Span<float> destination)
    {
        for (; destination.Length > 0; source = source[Bytes..], destination = destination[Size..])
        {
            Vector256<float> scale = Vector256.Create((float)MemoryMarshal.Read<Half>(source));
            (Vector256<short> low, Vector256<short> high) = Vector256.Widen(Vector256.Create(source[2..]).AsSByte());
            (Vector256<int> first, Vector256<int> second) = Vector256.Widen(low);
            (Vector256<int> third, Vector256<int> fourth) = Vector256.Widen(high);
            (Vector256.ConvertToSingle(first) * scale).CopyTo(destination);
            (Vector256.ConvertToSingle(second) * scale).CopyTo(destination[8..]);
            (Vector256.ConvertToSingle(third) * scale).CopyTo(destination[16..]);
            (Vector256.ConvertToSingle(fourth) * scale).CopyTo(destination[24..]);
        }
    }

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
