using ModelGen.Generator.Diagnostics;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>What factors in a model must hold.</summary>
internal static class BlockRules
{
    public static void CheckFactor(Argument<double> factor, ProblemList problems)
    {
        if (factor.IsDeclared && !Number.IsPositiveSingle(factor.Value))
        {
            problems.Add(BlockDescriptors.FactorOutOfRange, factor.Location, factor.Name, factor.Value);
        }
    }
}
