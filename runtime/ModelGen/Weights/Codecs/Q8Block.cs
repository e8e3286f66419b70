using System.Runtime.InteropServices;

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
            float scale = (float)MemoryMarshal.Read<Half>(source);
            ReadOnlySpan<sbyte> quants = MemoryMarshal.Cast<byte, sbyte>(source[2..Bytes]);
            for (int i = 0; i < Size; i++)
            {
                destination[i] = quants[i] * scale;
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
                largest = Math.Max(largest, Math.Abs(value));
            }

            float scale = largest / 127;
            float inverse = scale == 0 ? 0 : 1 / scale;
            MemoryMarshal.Write(destination, (Half)scale);
            Span<sbyte> quants = MemoryMarshal.Cast<byte, sbyte>(destination[2..Bytes]);
            for (int i = 0; i < Size; i++)
            {
                quants[i] = (sbyte)MathF.Round(source[i] * inverse, MidpointRounding.AwayFromZero);
            }
        }
    }
}
