namespace ModelGen.Generator.Model;

/// <summary>How branches join the residual stream.</summary>
/// <param name="Scale">The factor on every branch.</param>
internal sealed record ResidualSpec(ParallelResidual Parallel, double Scale)
{
    /// <summary>One after the other, each as it is.</summary>
    public static readonly ResidualSpec Plain = new(ParallelResidual.None, Scale: 1);
}
