using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>What a pattern says of its layers.</summary>
internal static class LayerOverrideRules
{
    public static void Check(ModelDeclaration declaration, LayerPatternDeclaration pattern, ProblemList problems)
    {
        if (!pattern.Overrides)
        {
            problems.Add(LayerPatternDescriptors.OverridesNothing, pattern.Attribute.Location);
        }

        AttentionRules.CheckWindow(declaration, pattern.Window, problems);
        CheckPosition(declaration, pattern, problems);
        if (pattern.FeedForward is { IsDeclared: true } size && size.Value is < 1 or > TransformerRules.MostColumns)
        {
            problems.Add(TransformerDescriptors.SizeOutOfRange, size.Location, size.Name, size.Value, TransformerRules.MostColumns);
        }

        if (pattern.Experts.IsDeclared && declaration.Experts is null)
        {
            problems.Add(LayerPatternDescriptors.OverrideNeedsPart, pattern.Experts.Location, pattern.Experts.Name, "add [Experts]");
        }

        if (pattern.AttentionNorm is { IsDeclared: true, Value: false } norm
            && (declaration.Normalization is { Placement: { IsKnown: true, Value: not NormPlacement.Pre } } || declaration.Residual is { Parallel: { IsKnown: true, Value: not ParallelResidual.None } }))
        {
            problems.Add(LayerPatternDescriptors.OverrideNeedsPart, norm.Location, norm.Name, "choose NormPlacement.Pre without parallel branches");
        }
    }

    private static void CheckPosition(ModelDeclaration declaration, LayerPatternDeclaration pattern, ProblemList problems)
    {
        if (declaration.PositionEncoding is not { Kind.IsKnown: true } position)
        {
            return;
        }

        PositionEncoding kind = position.Kind.Value;
        if (problems.IsDefined(pattern.PositionEncoding) && pattern.PositionEncoding is { IsDeclared: true } encoding)
        {
            bool worksInLayers = kind is PositionEncoding.Rotary or PositionEncoding.Alibi or PositionEncoding.RelativeBuckets;
            if (!worksInLayers || (encoding.Value != kind && encoding.Value != PositionEncoding.None))
            {
                problems.Add(LayerPatternDescriptors.OverrideNeedsPart, encoding.Location, encoding.Name, $"choose PositionEncoding.None here and Rotary, Alibi or RelativeBuckets for the model, which has PositionEncoding.{kind}");
            }
        }

        if (kind != PositionEncoding.Rotary)
        {
            problems.RefuseUnused(PositionEncodingDescriptors.RotaryArgumentWithoutRotary, pattern.Base);
            problems.RefuseUnused(PositionEncodingDescriptors.RotaryArgumentWithoutRotary, pattern.RotaryFraction);
        }
        else
        {
            // Where heads differ in size, LayerHeadRules looks at each layer.
            bool isOfModel = declaration.LayerPatterns.All(other => !other.HeadSize.IsDeclared);
            PositionEncodingRules.CheckRotary(isOfModel ? declaration : null, position, pattern.Base, pattern.RotaryFraction, problems);
        }

        if (pattern.RotaryScaling.IsDeclared && declaration.RotaryScaling is null)
        {
            problems.Add(LayerPatternDescriptors.OverrideNeedsPart, pattern.RotaryScaling.Location, pattern.RotaryScaling.Name, "add [RotaryScaling]");
        }

        if (pattern.RotaryFraction.IsDeclared && declaration.RotaryScaling is { Kind: { IsKnown: true, Value: RotaryScaling.LongRope } })
        {
            problems.Add(LayerPatternDescriptors.OverrideNeedsPart, pattern.RotaryFraction.Location, pattern.RotaryFraction.Name, "choose another scaling: the lists of LongRope have a factor for each pair");
        }
    }
}
