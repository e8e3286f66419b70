using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>The arguments of <c>[Normalization]</c>.</summary>
internal static class NormalizationRules
{
    public static void Check(ModelDeclaration declaration, ProblemList problems)
    {
        if (declaration.Normalization is not { } normalization)
        {
            return;
        }

        problems.IsDefined(normalization.Kind);
        problems.IsDefined(normalization.Placement);
        if (normalization.Bias is { IsDeclared: true, Value: true } bias && normalization.Kind is { IsKnown: true, Value: Norm.Rms })
        {
            problems.Add(NormalizationDescriptors.NormHasNoBias, bias.Location);
        }
        else if (normalization.Weight is { IsDeclared: true, Value: false })
        {
            CheckWeightless(normalization.Bias, problems);
            CheckWeightless(normalization.UnitOffset, problems);
        }

        if (normalization.Epsilon is { IsDeclared: true } epsilon && !(Number.IsPositiveSingle(epsilon.Value) && epsilon.Value < 1))
        {
            problems.Add(NormalizationDescriptors.EpsilonOutOfRange, epsilon.Location, epsilon.Value);
        }
    }

    private static void CheckWeightless(Argument<bool> argument, ProblemList problems)
    {
        if (argument is { IsDeclared: true, Value: true })
        {
            problems.Add(NormalizationDescriptors.NormHasNoWeight, argument.Location, argument.Name);
        }
    }
}
