using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ModelGen.Runtime;

/// <summary>
/// Q6_K: 256 elements in sixteen groups, each with a signed byte as scale, <c>x = d·scale·(q − 32)</c>. The lower four bits of the quants lie in 128 bytes, the
/// upper two in 64, then the scales and <c>d</c> (ggml's <c>quantize_row_q6_K_ref</c>).
/// </summary>
internal static class Q6_KBlock
{
    private const int Bytes = 210;
    private const int GroupSize = 16;
    private const int Groups = 16;
    private const float Most = 32;

    [SkipLocalsInit]
    public static void Encode(ReadOnlySpan<float> source, Span<byte> destination)
    {
        Span<byte> quants = stackalloc byte[Superblock.Size];
        for (; source.Length > 0; source = source[Superblock.Size..], destination = destination[Bytes..])
        {
            if (Quantize(source[..Superblock.Size], destination[192..Bytes], quants))
            {
                Pack(quants, destination);
            }
            else
            {
                destination[..Bytes].Clear();
            }
        }
    }

    /// <summary>Writes scales and d, and finds the quants; false where all elements are nothing.</summary>
    [SkipLocalsInit]
    private static bool Quantize(ReadOnlySpan<float> source, Span<byte> header, Span<byte> quants)
    {
        const int HalfSize = GroupSize * Superblock.Lanes;
        Span<Vector256<float>> elements = stackalloc Vector256<float>[2 * GroupSize];
        Span<Vector256<float>> levels = stackalloc Vector256<float>[2 * GroupSize];
        Span<Vector256<float>> scales = stackalloc Vector256<float>[2];
        for (int half = 0; half < 2; half++)
        {
            Span<Vector256<float>> groups = elements.Slice(half * GroupSize, GroupSize);
            Superblock.Load(source.Slice(half * HalfSize, HalfSize), groups);
            scales[half] = SymmetricFit.Find(groups, Most, levels.Slice(half * GroupSize, GroupSize));
        }

        float largest = 0;
        for (int group = 0; group < Groups; group++)
        {
            float scale = scales[group / Superblock.Lanes][group % Superblock.Lanes];
            largest = Math.Abs(scale) > Math.Abs(largest) ? scale : largest;
        }

        if (Math.Abs(largest) < SymmetricFit.Nothing)
        {
            return false;
        }

        float inverse = -128 / largest;
        Half d = (Half)(1 / inverse);
        MemoryMarshal.Write(header[Groups..], d);
        for (int half = 0; half < 2; half++)
        {
            Vector256<float> rounded = Superblock.Quant(Vector256.Create(inverse) * scales[half], -128, 127);
            for (int group = 0; group < Superblock.Lanes; group++)
            {
                header[(half * Superblock.Lanes) + group] = (byte)(sbyte)rounded[group];
            }

            // Rounding the scales has moved the levels: the nearest ones are looked for again, but for groups whose scale has become nothing.
            Vector256<float> step = Vector256.Create((float)d) * rounded;
            Vector256<float> flat = Vector256.Equals(step, Vector256<float>.Zero);
            for (int i = half * GroupSize; i < (half + 1) * GroupSize; i++)
            {
                levels[i] = Vector256.ConditionalSelect(flat, levels[i], Superblock.Quant(elements[i] / step, -Most, Most - 1) + Vector256.Create(Most));
            }

            Superblock.Store(levels.Slice(half * GroupSize, GroupSize), quants.Slice(half * HalfSize, HalfSize));
        }

        return true;
    }

    private static void Pack(ReadOnlySpan<byte> quants, Span<byte> destination)
    {
        for (int half = 0; half < 2; half++)
        {
            ReadOnlySpan<byte> from = quants.Slice(half * 128, 128);
            Span<byte> lower = destination.Slice(half * 64, 64);
            Span<byte> upper = destination.Slice(128 + (half * 32), 32);
            for (int i = 0; i < 32; i++)
            {
                lower[i] = (byte)((from[i] & 15) | (from[i + 64] << 4));
                lower[i + 32] = (byte)((from[i + 32] & 15) | (from[i + 96] << 4));
                upper[i] = (byte)((from[i] >> 4) | (from[i + 32] >> 4 << 2) | (from[i + 64] >> 4 << 4) | (from[i + 96] >> 4 << 6));
            }
        }
    }
}
