namespace ModelGen.Runtime;

/// <summary>What is known of each element type.</summary>
internal static class SafetensorsTypes
{
    private static readonly (SafetensorsType Type, int Bits)[] All =
    [
        (SafetensorsType.BOOL, 8), (SafetensorsType.F4, 4), (SafetensorsType.F6_E2M3, 6), (SafetensorsType.F6_E3M2, 6),
        (SafetensorsType.U8, 8), (SafetensorsType.I8, 8), (SafetensorsType.F8_E5M2, 8), (SafetensorsType.F8_E4M3, 8),
        (SafetensorsType.F8_E8M0, 8), (SafetensorsType.F8_E4M3FNUZ, 8), (SafetensorsType.F8_E5M2FNUZ, 8),
        (SafetensorsType.I16, 16), (SafetensorsType.U16, 16), (SafetensorsType.F16, 16), (SafetensorsType.BF16, 16),
        (SafetensorsType.I32, 32), (SafetensorsType.U32, 32), (SafetensorsType.F32, 32),
        (SafetensorsType.C64, 64), (SafetensorsType.F64, 64), (SafetensorsType.I64, 64), (SafetensorsType.U64, 64),
    ];

    private static readonly Dictionary<string, SafetensorsType> Names =
        All.ToDictionary(entry => entry.Type.ToString(), entry => entry.Type, StringComparer.Ordinal);

    public static bool TryParse(string name, out SafetensorsType type) => Names.TryGetValue(name, out type);

    /// <summary>Bits of an element.</summary>
    public static int Bits(this SafetensorsType type) => All[(int)type].Bits;

    /// <summary>The type of weights that has this layout, or null when kernels have none.</summary>
    public static WeightType? Weight(this SafetensorsType type) => type switch
    {
        SafetensorsType.F32 => WeightType.F32,
        SafetensorsType.F16 => WeightType.F16,
        SafetensorsType.BF16 => WeightType.BF16,
        _ => null,
    };
}
