using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ModelGen.Kernels;

/// <summary>Quants of a few bits, spread to a byte each, sixteen or thirty-two at a time.</summary>
internal static unsafe class QuantBits
{
    /// <summary>Bits <paramref name="shift"/> and up of each byte, as many as the mask has. The mask cuts off what comes in from the neighbour.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Of(Vector256<byte> bytes, int shift, byte mask)
        => (bytes.AsUInt16() >>> shift).AsByte() & Vector256.Create(mask);

    /// <summary>The thirty-two 4-bit numbers of sixteen bytes: first the lower halves, then the upper ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Nibbles(byte* source)
    {
        Vector128<byte> pairs = Vector128.Load(source);
        return Vector256.Create(pairs, (pairs.AsUInt16() >>> 4).AsByte()) & Vector256.Create((byte)15);
    }

    /// <summary>Sixteen in byte i where bit i is set: the fifth bit of thirty-two numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> FifthBits(uint bits)
    {
        Vector256<ulong> repeated = Vector256.Create(
            (bits & 0xFF) * 0x0101_0101_0101_0101UL,
            ((bits >> 8) & 0xFF) * 0x0101_0101_0101_0101UL,
            ((bits >> 16) & 0xFF) * 0x0101_0101_0101_0101UL,
            (bits >> 24) * 0x0101_0101_0101_0101UL);
        Vector256<byte> single = Vector256.Create(0x8040_2010_0804_0201UL).AsByte();
        return Vector256.Equals(repeated.AsByte() & single, single) & Vector256.Create((byte)16);
    }

    /// <summary>What a table of sixteen holds for the thirty-two 4-bit numbers of sixteen bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<sbyte> LookUp(Vector128<sbyte> table, byte* source)
    {
        Vector256<byte> numbers = Nibbles(source);
        return Vector256.Create(
            Vector128.Shuffle(table.AsByte(), numbers.GetLower()).AsSByte(),
            Vector128.Shuffle(table.AsByte(), numbers.GetUpper()).AsSByte());
    }
}
