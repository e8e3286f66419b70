using System.Runtime.Intrinsics;

namespace ModelGen.Runtime;

/// <summary>A block of 32 elements.</summary>
internal readonly ref struct Block32(ReadOnlySpan<float> source)
{
    public Vector256<float> First { get; } = Vector256.Create(source);

    public Vector256<float> Second { get; } = Vector256.Create(source[8..]);

    public Vector256<float> Third { get; } = Vector256.Create(source[16..]);

    public Vector256<float> Fourth { get; } = Vector256.Create(source[24..]);

    /// <summary>The largest |x|.</summary>
    public float LargestMagnitude()
    {
        Vector256<float> lower = Vector256.Max(Vector256.Abs(First), Vector256.Abs(Second));
        Vector256<float> upper = Vector256.Max(Vector256.Abs(Third), Vector256.Abs(Fourth));
        Vector256<float> largest = Vector256.Max(lower, upper);
        Vector128<float> four = Vector128.Max(largest.GetLower(), largest.GetUpper());
        return Math.Max(Math.Max(four[0], four[1]), Math.Max(four[2], four[3]));
    }
}
