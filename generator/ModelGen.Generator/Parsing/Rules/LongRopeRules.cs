using System.Globalization;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Model;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>The lists of <see cref="RotaryScaling.LongRope"/>.</summary>
internal static class LongRopeRules
{
    public static void Check(ModelDeclaration declaration, RotaryScalingDeclaration scaling, ProblemList problems)
    {
        CheckList(declaration, scaling.ShortFactors, scaling.Kind.Value, problems);
        CheckList(declaration, scaling.LongFactors, scaling.Kind.Value, problems);
    }

    private static void CheckList(ModelDeclaration declaration, Argument<EquatableArray<double>> list, RotaryScaling kind, ProblemList problems)
    {
        if (!RotaryScalingRules.Check(list, kind, problems, _ => true, "", example: "[1.0, 1.1, 1.2, 1.3]") || !list.IsDeclared)
        {
            return;
        }

        int pairs = Pairs(declaration);
        if (pairs > 0 && list.Value.Count != pairs)
        {
            problems.Add(RotaryScalingDescriptors.FactorsPerPair, list.Location, list.Name, list.Value.Count, pairs);
            return;
        }

        for (int i = 0; i < list.Value.Count; i++)
        {
            if (!Number.IsPositiveSingle(list.Value[i]))
            {
                problems.Add(RotaryScalingDescriptors.LongFactorOutOfRange, list.Location, list.Name, (i + 1).ToString(CultureInfo.InvariantCulture), list.Value[i]);
                return;
            }
        }
    }

    /// <summary>Pairs that rotate; 0 where that is not known.</summary>
    private static int Pairs(ModelDeclaration declaration) =>
        declaration.LatentAttention is { } latent
        ? latent.RotarySize.Value / 2
        : declaration.Transformer is { } transformer
        && PositionEncodingRules.HasHeadSize(transformer)
        && declaration.PositionEncoding is { RotaryFraction: { IsKnown: true, Value: > 0 and <= 1 } } position
            ? position.RotarySize(transformer.EffectiveHeadSize) / 2
            : 0;
}
