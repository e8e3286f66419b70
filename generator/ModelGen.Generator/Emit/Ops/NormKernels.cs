namespace ModelGen.Generator.Emit.Ops;

/// <summary>Which kernel of the runtime a norm is.</summary>
internal static class NormKernels
{
    public static string Of(Norm kind) => kind switch
    {
        Norm.Rms => "RmsNorm",
        Norm.Layer => "LayerNorm",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such norm."),
    };
}
