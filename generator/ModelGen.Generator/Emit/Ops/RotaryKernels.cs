namespace ModelGen.Generator.Emit.Ops;

/// <summary>Which kernel of the runtime rotates heads by so many positions.</summary>
internal static class RotaryKernels
{
    public static string Of(int streams) => streams switch
    {
        1 => "Rotary",
        2 => "TwoStreamRotary",
        _ => throw new ArgumentOutOfRangeException(nameof(streams), streams, "A token has one position or two."),
    };
}
