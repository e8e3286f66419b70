using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace ModelGen.Runtime;

/// <summary>F16: IEEE 754 binary16, rounded to nearest, ties to even.</summary>
internal static class HalfRows
{
    public static void Decode(ReadOnlySpan<byte> source, Span<float> destination) =>
        TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(source), destination);

    public static void Encode(ReadOnlySpan<float> source, Span<byte> destination) =>
        TensorPrimitives.ConvertToHalf(source, MemoryMarshal.Cast<byte, Half>(destination));
}
