namespace ModelGen;

/// <summary>Element types of GGUF tensors, with ggml's numbers (<c>ggml_type</c>); removed ones are left out.</summary>
public enum GgufTensorType
{
    /// <summary>IEEE 754 binary32.</summary>
    F32 = 0,

    /// <summary>IEEE 754 binary16.</summary>
    F16 = 1,

    /// <summary>4 bits, blocks of 32 with a scale.</summary>
    Q4_0 = 2,

    /// <summary>4 bits, blocks of 32 with scale and minimum.</summary>
    Q4_1 = 3,

    /// <summary>5 bits, blocks of 32 with a scale.</summary>
    Q5_0 = 6,

    /// <summary>5 bits, blocks of 32 with scale and minimum.</summary>
    Q5_1 = 7,

    /// <summary>8 bits, blocks of 32 with a scale.</summary>
    Q8_0 = 8,

    /// <summary>8 bits, blocks of 32 with scale and sum.</summary>
    Q8_1 = 9,

    /// <summary>2 bits, superblocks of 256.</summary>
    Q2_K = 10,

    /// <summary>3 bits, superblocks of 256.</summary>
    Q3_K = 11,

    /// <summary>4 bits, superblocks of 256.</summary>
    Q4_K = 12,

    /// <summary>5 bits, superblocks of 256.</summary>
    Q5_K = 13,

    /// <summary>6 bits, superblocks of 256.</summary>
    Q6_K = 14,

    /// <summary>8 bits, superblocks of 256.</summary>
    Q8_K = 15,

    /// <summary>2.06 bits from a codebook.</summary>
    IQ2_XXS = 16,

    /// <summary>2.31 bits from a codebook.</summary>
    IQ2_XS = 17,

    /// <summary>3.06 bits from a codebook.</summary>
    IQ3_XXS = 18,

    /// <summary>1.56 bits from a codebook.</summary>
    IQ1_S = 19,

    /// <summary>4 bits, non-linear levels, blocks of 32.</summary>
    IQ4_NL = 20,

    /// <summary>3.44 bits from a codebook.</summary>
    IQ3_S = 21,

    /// <summary>2.5 bits from a codebook.</summary>
    IQ2_S = 22,

    /// <summary>4 bits, non-linear levels, superblocks of 256.</summary>
    IQ4_XS = 23,

    /// <summary>Signed, 1 byte.</summary>
    I8 = 24,

    /// <summary>Signed, 2 bytes.</summary>
    I16 = 25,

    /// <summary>Signed, 4 bytes.</summary>
    I32 = 26,

    /// <summary>Signed, 8 bytes.</summary>
    I64 = 27,

    /// <summary>IEEE 754 binary64.</summary>
    F64 = 28,

    /// <summary>1.75 bits from a codebook.</summary>
    IQ1_M = 29,

    /// <summary>bfloat16.</summary>
    BF16 = 30,

    /// <summary>Ternary, 1.69 bits.</summary>
    TQ1_0 = 34,

    /// <summary>Ternary, 2.06 bits.</summary>
    TQ2_0 = 35,

    /// <summary>4-bit float, blocks of 32 with a power of two.</summary>
    MXFP4 = 39,
}
