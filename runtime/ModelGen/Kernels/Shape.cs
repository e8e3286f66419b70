using System.Diagnostics.CodeAnalysis;

namespace ModelGen.Kernels;

/// <summary>Checks of what is handed to a kernel: a comparison each, since a wrong shape would write into foreign memory.</summary>
internal static class Shape
{
    /// <summary>Two sizes that must agree.</summary>
    public static void Equal(int actual, int expected, string what)
    {
        if (actual != expected)
        {
            ThrowUnequal(actual, expected, what);
        }
    }

    /// <summary>A buffer that must hold a number of rows.</summary>
    public static void Holds(int rows, int capacity, string what)
    {
        if ((uint)rows > (uint)capacity)
        {
            ThrowShort(rows, capacity, what);
        }
    }

    [DoesNotReturn]
    private static void ThrowUnequal(int actual, int expected, string what) => throw new ArgumentException($"{what}: {expected} expected, {actual} found.");

    [DoesNotReturn]
    private static void ThrowShort(int rows, int capacity, string what)
        => throw new ArgumentException($"{what} holds {capacity} rows and {rows} are asked for.");
}
