using System.Runtime.CompilerServices;

namespace ModelGen.Runtime;

/// <summary>
/// Q5_K: scales and minima as in <see cref="AffineSuperblock"/>, then the fifth bits of the quants, bit i of 32 bytes for elements 32·i and up, then their lower
/// four as in Q4_K.
/// </summary>
internal static class Q5_KBlock
{
    private const int Bytes = 176;

    [SkipLocalsInit]
    public static void Encode(ReadOnlySpan<float> source, Span<byte> destination)
    {
        Span<byte> quants = stackalloc byte[Superblock.Size];
        for (; source.Length > 0; source = source[Superblock.Size..], destination = destination[Bytes..])
        {
            AffineSuperblock.Encode(source[..Superblock.Size], most: 31, widest: -0.5f, steps: 15, destination, quants);
            Span<byte> fifths = destination[16..48];
            fifths.Clear();
            for (int i = 0; i < quants.Length; i++)
            {
                fifths[i % 32] |= (byte)(quants[i] >> 4 << (i / 32));
            }

            Span<byte> pairs = destination[48..Bytes];
            for (int i = 0; i < pairs.Length; i++)
            {
                int first = (i / 32 * 64) + (i % 32);
                pairs[i] = (byte)((quants[first] & 15) | (quants[first + 32] << 4));
            }
        }
    }
}
