using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>The arguments of <c>[Attention]</c>.</summary>
internal static class AttentionRules
{
    public static void Check(ModelDeclaration declaration, ProblemList problems)
    {
        if (declaration.Attention is not { } attention)
        {
            return;
        }

        problems.IsDefined(attention.Bias);
        problems.IsDefined(attention.QueryKeyNorm);
        if (attention.QueryKeyNorm is { IsDeclared: true, Value: QueryKeyNorm.PerHead } norm && declaration.Normalization?.Kind is { IsKnown: true, Value: Norm.Layer })
        {
            problems.Add(AttentionDescriptors.QueryKeyNormNeedsRms, norm.Location);
        }

        if (attention.Window is { IsDeclared: true, Value: < 0 } window)
        {
            problems.Add(AttentionDescriptors.WindowOutOfRange, window.Location, window.Value);
        }
        else if (attention.Window is { IsDeclared: true, Value: > 0 } cut && declaration.Transformer?.Structure is { IsKnown: true, Value: Structure.PrefixDecoder })
        {
            problems.Add(AttentionDescriptors.WindowWithPrefix, cut.Location);
        }

        if (attention.Scale is { IsDeclared: true } scale && !Number.IsPositiveSingle(scale.Value))
        {
            problems.Add(AttentionDescriptors.ScaleOutOfRange, scale.Location, scale.Value);
        }
    }
}
