using System.Runtime.CompilerServices;

namespace ModelGen.Runtime;

/// <summary>Q4_K: scales and minima as in <see cref="AffineSuperblock"/>, then 128 bytes of two quants each, which lie 32 elements apart.</summary>
internal static class Q4_KBlock
{
    private const int Bytes = 144;

    [SkipLocalsInit]
    public static void Encode(ReadOnlySpan<float> source, Span<byte> destination)
    {
        Span<byte> quants = stackalloc byte[Superblock.Size];
        for (; source.Length > 0; source = source[Superblock.Size..], destination = destination[Bytes..])
        {
            AffineSuperblock.Encode(source[..Superblock.Size], most: 15, widest: -1, steps: 20, destination, quants);
            Span<byte> pairs = destination[16..Bytes];
            for (int i = 0; i < pairs.Length; i++)
            {
                int first = (i / 32 * 64) + (i % 32);
                pairs[i] = (byte)(quants[first] | (quants[first + 32] << 4));
            }
        }
    }
}
