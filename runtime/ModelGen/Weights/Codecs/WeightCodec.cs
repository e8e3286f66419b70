using ModelGen.Kernels;
using ModelGen.Runtime;

namespace ModelGen;

/// <summary>
/// Converts rows of weights between float32 and the types in which they are stored, with exactly the arithmetic of ggml's reference code
/// (<c>dequantize_row_*</c>, <c>quantize_row_*_ref</c>), so that files written by others decode and encode to the same bits.
/// </summary>
public static class WeightCodec
{
    /// <summary>Elements of a block: 1 for float types, 32 or 256 for quantised ones. A row is a whole number of blocks.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The type is none of the enumeration's.</exception>
    public static int BlockSize(WeightType type) => GgufTensorTypes.Block(type).Elements;

    /// <summary>Bytes of a block.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The type is none of the enumeration's.</exception>
    public static int BlockBytes(WeightType type) => GgufTensorTypes.Block(type).Bytes;

    /// <summary>True for the types that <see cref="Encode"/> writes; the others are only read.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The type is none of the enumeration's.</exception>
    public static bool CanEncode(WeightType type) => type switch
    {
        WeightType.F32 or WeightType.F16 or WeightType.BF16 or WeightType.Q8_0 or WeightType.Q4_0 => true,
        WeightType.Q4_K or WeightType.Q5_K or WeightType.Q6_K => true,
        _ when Enum.IsDefined(type) => false,
        _ => throw Unknown(type),
    };

    /// <summary>The types that can be encoded, for messages.</summary>
    internal static string Encodable => $"take {string.Join(", ", Enum.GetValues<WeightType>().Where(CanEncode))}";

    /// <summary>True when a row of so many elements can be stored in the type.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The type is none of the enumeration's.</exception>
    public static bool Fits(WeightType type, int columns) => columns % BlockSize(type) == 0;

    /// <summary>Bytes of a row of so many elements.</summary>
    /// <exception cref="ArgumentException">The row is not a whole number of blocks.</exception>
    public static long RowBytes(WeightType type, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        if (!Fits(type, columns))
        {
            throw new ArgumentException($"A row of {columns} elements is not a whole number of {type} blocks of {BlockSize(type)}.", nameof(columns));
        }

        return (long)columns / BlockSize(type) * BlockBytes(type);
    }

    /// <summary>
    /// The largest magnitude that <see cref="Encode"/> can be given for the type: beyond it, it gives infinities or, for quantised types, rubbish. Infinite for F32 and
    /// BF16, which also hold what is not a number.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The type is none that can be encoded.</exception>
    public static float Largest(WeightType type) => type switch
    {
        WeightType.F32 or WeightType.BF16 => float.PositiveInfinity,
        WeightType.F16 => 65_504,
        WeightType.Q8_0 => 65_504f * 127,
        WeightType.Q4_0 => 65_504f * 8,

        // Half of what scales and minima can say: the best fit of a group may lie outside the group's own range.
        WeightType.Q4_K or WeightType.Q5_K => 65_504f * 32,
        WeightType.Q6_K => 65_504f * 128 * 16,
        _ => throw Unknown(type),
    };

    /// <summary>Decodes whole blocks to float32.</summary>
    /// <param name="type">Type of the source.</param>
    /// <param name="source">The stored blocks; any alignment.</param>
    /// <param name="destination">Takes the elements; its length says how many.</param>
    /// <exception cref="ArgumentException">The source does not hold exactly so many elements.</exception>
    public static void Decode(WeightType type, ReadOnlySpan<byte> source, Span<float> destination)
    {
        CheckLengths(type, source.Length, destination.Length);
        switch (type)
        {
            case WeightType.F32:
                FloatRows.Decode(source, destination);
                break;
            case WeightType.F16:
                HalfRows.Decode(source, destination);
                break;
            case WeightType.BF16:
                BrainFloatRows.Decode(source, destination);
                break;
            default:
                DecodeBlocks(type, source, destination);
                break;
        }
    }

    /// <summary>Encodes float32 to whole blocks. Rounds to nearest, ties to even, for float types; as ggml's reference does for quantised ones.</summary>
    /// <param name="type">Type of the destination.</param>
    /// <param name="source">The elements; magnitudes up to <see cref="Largest"/>.</param>
    /// <param name="destination">Takes the blocks; any alignment.</param>
    /// <exception cref="ArgumentException">The destination does not hold exactly so many elements, or the type is one that is only read (<see cref="CanEncode"/>).</exception>
    public static void Encode(WeightType type, ReadOnlySpan<float> source, Span<byte> destination)
    {
        CheckLengths(type, destination.Length, source.Length);
        switch (type)
        {
            case WeightType.F32:
                FloatRows.Encode(source, destination);
                break;
            case WeightType.F16:
                HalfRows.Encode(source, destination);
                break;
            case WeightType.BF16:
                BrainFloatRows.Encode(source, destination);
                break;
            case WeightType.Q8_0:
                Q8Block.Encode(source, destination);
                break;
            case WeightType.Q4_0:
                Q4Block.Encode(source, destination);
                break;
            case WeightType.Q4_K:
                Q4_KBlock.Encode(source, destination);
                break;
            case WeightType.Q5_K:
                Q5_KBlock.Encode(source, destination);
                break;
            case WeightType.Q6_K:
                Q6_KBlock.Encode(source, destination);
                break;
            default:
                throw new ArgumentException($"{type} can be read, but not be written: {Encodable}.", nameof(type));
        }
    }

    private static unsafe void DecodeBlocks(WeightType type, ReadOnlySpan<byte> source, Span<float> destination)
    {
        fixed (byte* blocks = source)
        fixed (float* floats = destination)
        {
            RowFormat.Of(type).Decode(blocks, destination.Length, floats);
        }
    }

    private static void CheckLengths(WeightType type, int bytes, int elements)
    {
        if (bytes != RowBytes(type, elements))
        {
            throw new ArgumentException($"{elements} elements of {type} take {RowBytes(type, elements)} bytes, not {bytes}.");
        }
    }

    private static ArgumentOutOfRangeException Unknown(WeightType type) => new(nameof(type), type, "There is no such weight type.");
}
