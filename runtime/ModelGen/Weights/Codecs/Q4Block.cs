using System.Runtime.InteropServices;

namespace ModelGen.Runtime;

/// <summary>
/// Q4_0: 32 elements as a binary16 scale <c>d</c> and 16 bytes of two quants each; <c>x = d·(q − 8)</c>. The element of largest magnitude gets <c>q = 0</c>, so that
/// <c>d</c> has the opposite sign and the full range of −8 is used.
/// </summary>
internal static class Q4Block
{
    public const int Size = 32;
    public const int Bytes = 2 + (Size / 2);

    public static void Decode(ReadOnlySpan<byte> source, Span<float> destination)
    {
        for (; destination.Length > 0; source = source[Bytes..], destination = destination[Size..])
        {
            float scale = (float)MemoryMarshal.Read<Half>(source);
            ReadOnlySpan<byte> quants = source[2..Bytes];
            for (int i = 0; i < Size / 2; i++)
            {
                destination[i] = ((quants[i] & 0xF) - 8) * scale;
                destination[i + (Size / 2)] = ((quants[i] >> 4) - 8) * scale;
            }
        }
    }

    public static void Encode(ReadOnlySpan<float> source, Span<byte> destination)
    {
        for (; source.Length > 0; source = source[Size..], destination = destination[Bytes..])
        {
            float largest = 0;
            foreach (float value in source[..Size])
            {
                largest = Math.Abs(value) > Math.Abs(largest) ? value : largest;
            }

            float scale = largest / -8;
            float inverse = scale == 0 ? 0 : 1 / scale;
            MemoryMarshal.Write(destination, (Half)scale);
            Span<byte> quants = destination[2..Bytes];
            for (int i = 0; i < Size / 2; i++)
            {
                quants[i] = (byte)(Quant(source[i] * inverse) | (Quant(source[i + (Size / 2)] * inverse) << 4));
            }
        }
    }

    /// <summary>From −8…8 to 0…15: rounded to nearest by cutting <c>x + 8.5</c>; only +8 itself would be 16.</summary>
    private static int Quant(float value) => Math.Min(15, (int)(value + 8.5f));
}
