using System.Runtime.Intrinsics;

namespace ModelGen.Runtime;

/// <summary>
/// Superblocks of 256 elements while they are quantised: eight groups side by side, a lane each. So the groups are worked on at once, and each group is summed
/// in the order in which ggml's reference code sums it.
/// </summary>
internal static class Superblock
{
    public const int Size = 256;

    /// <summary>Groups that are worked on at once.</summary>
    public const int Lanes = 8;

    /// <summary>Element i of eight groups that follow one another.</summary>
    /// <param name="source"><c>[8 × length]</c></param>
    /// <param name="groups"><c>[length]</c> vectors of a lane for each group</param>
    public static void Load(ReadOnlySpan<float> source, Span<Vector256<float>> groups)
    {
        int length = groups.Length;
        for (int i = 0; i < length; i++)
        {
            groups[i] = Vector256.Create(
                source[i],
                source[i + length],
                source[i + (2 * length)],
                source[i + (3 * length)],
                source[i + (4 * length)],
                source[i + (5 * length)],
                source[i + (6 * length)],
                source[i + (7 * length)]);
        }
    }

    /// <summary>Whole numbers in the order of the elements, as bytes.</summary>
    public static void Store(ReadOnlySpan<Vector256<float>> groups, Span<byte> destination)
    {
        for (int i = 0; i < groups.Length; i++)
        {
            Vector256<int> numbers = Vector256.ConvertToInt32(groups[i]);
            for (int group = 0; group < Lanes; group++)
            {
                destination[(group * groups.Length) + i] = (byte)numbers[group];
            }
        }
    }

    /// <summary>The nearest whole number, ties to even, not below <paramref name="least"/> nor above <paramref name="most"/>.</summary>
    public static Vector256<float> Quant(Vector256<float> value, float least, float most) =>
        Vector256.Min(Vector256.Create(most), Vector256.Max(Vector256.Create(least), Vector256.Round(value)));
}
