using ModelGen.Generator.Diagnostics;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>The arguments of <c>[Residual]</c>.</summary>
internal static class ResidualRules
{
    public static void Check(ModelDeclaration declaration, ProblemList problems)
    {
        if (declaration.Residual is not { } residual)
        {
            return;
        }

        BlockRules.CheckFactor(residual.Scale, problems);
        if (problems.IsDefined(residual.Parallel) && residual.Parallel.Value != ParallelResidual.None
            && declaration.Normalization?.Placement is { IsKnown: true, Value: not NormPlacement.Pre } other && EnumText.IsDefined(other.Value))
        {
            problems.Add(BlockDescriptors.ParallelNeedsPre, residual.Parallel.Location, other.Value);
        }

        if (residual.Alpha is not { IsDeclared: true } alpha)
        {
            return;
        }

        if (declaration.Normalization?.Placement is { IsKnown: true } placement && placement.Value != NormPlacement.Deep && EnumText.IsDefined(placement.Value))
        {
            problems.Add(NormalizationDescriptors.AlphaWithoutDeep, alpha.Location);
        }
        else if (!Number.IsPositiveSingle(alpha.Value))
        {
            problems.Add(NormalizationDescriptors.AlphaOutOfRange, alpha.Location, alpha.Value);
        }
    }
}
