namespace ModelGen;

/// <summary>Declares how branches join the residual stream. Without it they are added to it.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ResidualAttribute : Attribute
{
    /// <summary>
    /// α of <see cref="NormPlacement.Deep"/>: what the normalized input of a branch is multiplied by before the branch is added, greater than 0 (Wang et al. 2022, arXiv:2203.00555). Default: √(2 · Layers).
    /// </summary>
    public double Alpha { get; init; }

    /// <summary>What each branch is multiplied by before it is added, greater than 0. Default: 1.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Whether attention and feed-forward part read the same input; with <see cref="NormPlacement.Pre"/> alone. Default: <see cref="ParallelResidual.None"/>.</summary>
    public ParallelResidual Parallel { get; init; }
}
