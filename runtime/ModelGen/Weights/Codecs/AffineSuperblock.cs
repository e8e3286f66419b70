using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ModelGen.Kernels;

namespace ModelGen.Runtime;

/// <summary>
/// What Q4_K and Q5_K have in common: 256 elements in eight groups of 32, each with a scale and a minimum of six bits, <c>x = d·scale·q − e·minimum</c>
/// (ggml's <c>quantize_row_q4_K_ref</c> and <c>quantize_row_q5_K_ref</c>).
/// </summary>
internal static class AffineSuperblock
{
    private const int GroupSize = 32;
    private const int Groups = 8;
    private const int LargestScale = 63;

    /// <summary>Writes the sixteen bytes of scales and minima, and finds the quants.</summary>
    /// <param name="source">256 elements.</param>
    /// <param name="most">The largest quant.</param>
    /// <param name="widest">How many quants fewer than those the widest step that is tried reaches over; the others are a tenth apart.</param>
    /// <param name="steps">Steps that are tried besides the first.</param>
    /// <param name="header">Takes d, e and the scales.</param>
    /// <param name="quants">Takes 256 quants, a byte each.</param>
    [SkipLocalsInit]
    public static void Encode(ReadOnlySpan<float> source, float most, float widest, int steps, Span<byte> header, Span<byte> quants)
    {
        Span<Vector256<float>> elements = stackalloc Vector256<float>[GroupSize];
        Span<Vector256<float>> levels = stackalloc Vector256<float>[GroupSize];
        Superblock.Load(source, elements);
        Vector256<float> scales = AffineFit.Find(elements, most, widest, steps, levels, out Vector256<float> minima);

        float largestScale = Largest(scales);
        float largestMinimum = Largest(minima);
        Vector256<float> quantScales = SixBits(scales, largestScale);
        Vector256<float> quantMinima = SixBits(minima, largestMinimum);
        Half scale = (Half)(largestScale / LargestScale);
        Half minimum = (Half)(largestMinimum / LargestScale);
        MemoryMarshal.Write(header, scale);
        MemoryMarshal.Write(header[2..], minimum);
        Span<byte> bytes = stackalloc byte[2 * Groups];
        for (int group = 0; group < Groups; group++)
        {
            bytes[group] = (byte)quantScales[group];
            bytes[Groups + group] = (byte)quantMinima[group];
        }

        SixBitScales.Pack(bytes[..Groups], bytes[Groups..], header[4..]);

        // Rounding the scales has moved the levels: the nearest ones are looked for again, but for groups whose scale has become nothing.
        Vector256<float> step = Vector256.Create((float)scale) * quantScales;
        Vector256<float> offset = Vector256.Create((float)minimum) * quantMinima;
        Vector256<float> flat = Vector256.Equals(step, Vector256<float>.Zero);
        for (int i = 0; i < GroupSize; i++)
        {
            levels[i] = Vector256.ConditionalSelect(flat, levels[i], Superblock.Quant((elements[i] + offset) / step, 0, most));
        }

        Superblock.Store(levels, quants);
    }

    private static float Largest(Vector256<float> values)
    {
        float largest = 0;
        for (int group = 0; group < Groups; group++)
        {
            largest = Math.Max(largest, values[group]);
        }

        return largest;
    }

    private static Vector256<float> SixBits(Vector256<float> values, float largest) =>
        Superblock.Quant(Vector256.Create(largest > 0 ? LargestScale / largest : 0) * values, 0, LargestScale);
}
