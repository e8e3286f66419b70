using System.Runtime.InteropServices;

namespace ModelGen.Runtime;

/// <summary>F32: the bytes as they are, which in a file may lie at any address.</summary>
internal static class FloatRows
{
    public static void Decode(ReadOnlySpan<byte> source, Span<float> destination) => source.CopyTo(MemoryMarshal.AsBytes(destination));

    public static void Encode(ReadOnlySpan<float> source, Span<byte> destination) => MemoryMarshal.AsBytes(source).CopyTo(destination);
}
