namespace ModelGen;

/// <summary>Types of GGUF metadata, with the format's numbers.</summary>
public enum GgufValueType
{
    /// <summary>Unsigned byte.</summary>
    UInt8 = 0,

    /// <summary>Signed byte.</summary>
    Int8 = 1,

    /// <summary>Unsigned, 2 bytes.</summary>
    UInt16 = 2,

    /// <summary>Signed, 2 bytes.</summary>
    Int16 = 3,

    /// <summary>Unsigned, 4 bytes.</summary>
    UInt32 = 4,

    /// <summary>Signed, 4 bytes.</summary>
    Int32 = 5,

    /// <summary>IEEE 754 binary32.</summary>
    Float32 = 6,

    /// <summary>A byte that is 0 or 1.</summary>
    Bool = 7,

    /// <summary>UTF-8 with its length.</summary>
    String = 8,

    /// <summary>Values of one type.</summary>
    Array = 9,

    /// <summary>Unsigned, 8 bytes.</summary>
    UInt64 = 10,

    /// <summary>Signed, 8 bytes.</summary>
    Int64 = 11,

    /// <summary>IEEE 754 binary64.</summary>
    Float64 = 12,
}
