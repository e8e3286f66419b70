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
        CheckNormAfterRotary(declaration, attention, problems);
        CheckWindow(declaration, attention.Window, problems);
        if (attention.Scale is { IsDeclared: true } scale && !Number.IsPositiveSingle(scale.Value))
        {
            problems.Add(AttentionDescriptors.ScaleOutOfRange, scale.Location, scale.Value);
        }

        if (attention.ClipQueryKeyValue is { IsDeclared: true } clip && !Number.IsPositiveSingle(clip.Value))
        {
            problems.Add(AttentionDescriptors.ClipOutOfRange, clip.Location, clip.Value);
        }

        if (attention.LogitSoftCap is { IsDeclared: true } cap && !Number.IsPositiveSingle(cap.Value))
        {
            problems.Add(AttentionDescriptors.SoftCapOutOfRange, cap.Location, cap.Value);
        }
    }

    /// <summary>The window of the model, or of some layers.</summary>
    public static void CheckWindow(ModelDeclaration declaration, Argument<int> window, ProblemList problems)
    {
        if (window is { IsDeclared: true, Value: < 0 })
        {
            problems.Add(AttentionDescriptors.WindowOutOfRange, window.Location, window.Value);
        }
        else if (window is { IsDeclared: true, Value: > 0 } && declaration.Transformer?.Structure is { IsKnown: true, Value: Structure.PrefixDecoder })
        {
            problems.Add(AttentionDescriptors.WindowWithPrefix, window.Location);
        }
    }

    private static void CheckNormAfterRotary(ModelDeclaration declaration, AttentionDeclaration attention, ProblemList problems)
    {
        if (attention.QueryKeyNormAfterRotary is not { IsDeclared: true, Value: true } after)
        {
            return;
        }

        if (attention.QueryKeyNorm is { IsKnown: true, Value: QueryKeyNorm.None })
        {
            problems.Add(AttentionDescriptors.NormAfterRotaryWithoutParts, after.Location, "QueryKeyNorm");
        }
        else if (declaration.PositionEncoding is { Kind: { IsKnown: true } kind } && kind.Value != PositionEncoding.Rotary)
        {
            problems.Add(AttentionDescriptors.NormAfterRotaryWithoutParts, after.Location, "PositionEncoding.Rotary");
        }
    }
}
