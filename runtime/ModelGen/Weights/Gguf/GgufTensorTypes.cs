namespace ModelGen.Runtime;

/// <summary>What is known of each tensor type of GGUF.</summary>
internal static class GgufTensorTypes
{
    /// <summary>Elements and bytes of a block (ggml's <c>type_traits</c>).</summary>
    private static readonly Dictionary<GgufTensorType, (int Elements, int Bytes)> Blocks = new()
    {
        [GgufTensorType.F32] = (1, 4),
        [GgufTensorType.F16] = (1, 2),
        [GgufTensorType.Q4_0] = (32, 18),
        [GgufTensorType.Q4_1] = (32, 20),
        [GgufTensorType.Q5_0] = (32, 22),
        [GgufTensorType.Q5_1] = (32, 24),
        [GgufTensorType.Q8_0] = (32, 34),
        [GgufTensorType.Q8_1] = (32, 36),
        [GgufTensorType.Q2_K] = (256, 84),
        [GgufTensorType.Q3_K] = (256, 110),
        [GgufTensorType.Q4_K] = (256, 144),
        [GgufTensorType.Q5_K] = (256, 176),
        [GgufTensorType.Q6_K] = (256, 210),
        [GgufTensorType.Q8_K] = (256, 292),
        [GgufTensorType.IQ2_XXS] = (256, 66),
        [GgufTensorType.IQ2_XS] = (256, 74),
        [GgufTensorType.IQ3_XXS] = (256, 98),
        [GgufTensorType.IQ1_S] = (256, 50),
        [GgufTensorType.IQ4_NL] = (32, 18),
        [GgufTensorType.IQ3_S] = (256, 110),
        [GgufTensorType.IQ2_S] = (256, 82),
        [GgufTensorType.IQ4_XS] = (256, 136),
        [GgufTensorType.I8] = (1, 1),
        [GgufTensorType.I16] = (1, 2),
        [GgufTensorType.I32] = (1, 4),
        [GgufTensorType.I64] = (1, 8),
        [GgufTensorType.F64] = (1, 8),
        [GgufTensorType.IQ1_M] = (256, 56),
        [GgufTensorType.BF16] = (1, 2),
        [GgufTensorType.TQ1_0] = (256, 54),
        [GgufTensorType.TQ2_0] = (256, 66),
        [GgufTensorType.MXFP4] = (32, 17),
    };

    /// <summary>True when the number in a file is one of the types; then what a block of it takes.</summary>
    public static bool TryGetBlock(uint number, out int elements, out int bytes)
    {
        bool known = Blocks.TryGetValue((GgufTensorType)number, out (int Elements, int Bytes) block);
        (elements, bytes) = block;
        return known;
    }

    /// <summary>Elements and bytes of a block of weights.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The type is none of the enumeration's.</exception>
    public static (int Elements, int Bytes) Block(WeightType type) => Enum.IsDefined(type)
        ? Blocks[(GgufTensorType)type]
        : throw new ArgumentOutOfRangeException(nameof(type), type, "There is no such weight type.");

    /// <summary>The type of weights that has this layout, or null when kernels have none. Their numbers are the same.</summary>
    public static WeightType? Weight(this GgufTensorType type) => Enum.IsDefined((WeightType)type) ? (WeightType)type : null;
}
