namespace ModelGen;

/// <summary>Element types of the safetensors format, by the names that headers use.</summary>
public enum SafetensorsType
{
    /// <summary>A byte that is 0 or 1.</summary>
    BOOL,

    /// <summary>4-bit float, two a byte.</summary>
    F4,

    /// <summary>6-bit float with 2 exponent bits, four in three bytes.</summary>
    F6_E2M3,

    /// <summary>6-bit float with 3 exponent bits, four in three bytes.</summary>
    F6_E3M2,

    /// <summary>Unsigned byte.</summary>
    U8,

    /// <summary>Signed byte.</summary>
    I8,

    /// <summary>8-bit float with 5 exponent bits.</summary>
    F8_E5M2,

    /// <summary>8-bit float with 4 exponent bits.</summary>
    F8_E4M3,

    /// <summary>8-bit power of two, the scale of microscaling formats.</summary>
    F8_E8M0,

    /// <summary>8-bit float with 4 exponent bits, no negative zero, one NaN.</summary>
    F8_E4M3FNUZ,

    /// <summary>8-bit float with 5 exponent bits, no negative zero, one NaN.</summary>
    F8_E5M2FNUZ,

    /// <summary>Signed, 2 bytes.</summary>
    I16,

    /// <summary>Unsigned, 2 bytes.</summary>
    U16,

    /// <summary>IEEE 754 binary16.</summary>
    F16,

    /// <summary>bfloat16.</summary>
    BF16,

    /// <summary>Signed, 4 bytes.</summary>
    I32,

    /// <summary>Unsigned, 4 bytes.</summary>
    U32,

    /// <summary>IEEE 754 binary32.</summary>
    F32,

    /// <summary>Two binary32: real and imaginary part.</summary>
    C64,

    /// <summary>IEEE 754 binary64.</summary>
    F64,

    /// <summary>Signed, 8 bytes.</summary>
    I64,

    /// <summary>Unsigned, 8 bytes.</summary>
    U64,
}
