using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>Which layers the patterns are about. What they say of them is the concern of <see cref="LayerOverrideRules"/>.</summary>
internal static class LayerPatternRules
{
    public static void Check(ModelDeclaration declaration, ProblemList problems)
    {
        if (declaration.LayerPatterns.Count == 0 || declaration.Transformer is not { } transformer)
        {
            return;
        }

        int layers = transformer.Layers is { IsDeclared: true, Value: >= 1 and <= TransformerRules.MostLayers } count ? count.Value : TransformerRules.MostLayers;
        foreach (LayerPatternDeclaration pattern in declaration.LayerPatterns.Where(pattern => pattern.Attribute.Compiles))
        {
            if (CheckSelectors(pattern, problems))
            {
                CheckRanges(pattern, layers, problems);
            }

            if (problems.IsDefined(pattern.Stack) && pattern.Stack.IsDeclared && declaration.Stack == Stack.Both && transformer.Structure.IsKnown)
            {
                problems.Add(LayerPatternDescriptors.StackOfOne, pattern.Stack.Location);
            }

            LayerOverrideRules.Check(declaration, pattern, problems);
            LayerHeadRules.Check(declaration, pattern, problems);
        }

        if (!problems.Any && declaration is { Compiles: true, PositionEncoding: not null })
        {
            LayerHeadRules.CheckLayers(declaration, layers, problems);
            CheckEffects(declaration, layers, problems);
        }
    }

    private static bool CheckSelectors(LayerPatternDeclaration pattern, ProblemList problems)
    {
        if (pattern.Selectors is [_])
        {
            return true;
        }

        problems.Add(LayerPatternDescriptors.LayersMissing, pattern.Selectors is [_, var second, ..] ? second : pattern.Attribute.Location);
        return false;
    }

    private static void CheckRanges(LayerPatternDeclaration pattern, int layers, ProblemList problems)
    {
        if (pattern.Every.IsDeclared || pattern.Offset.IsDeclared)
        {
            bool hasEvery = CheckRange(pattern.Every, pattern.Every.Value, 1, layers, problems);
            CheckRange(pattern.Offset, pattern.Offset.Value, 0, (hasEvery ? pattern.Every.Value : layers) - 1, problems);
            return;
        }

        CheckRange(pattern.First, pattern.First.Value, 0, layers - 1, problems);
        CheckRange(pattern.Last, pattern.Last.Value, pattern.First.Value, layers - 1, problems);
        if (pattern.Layers.IsDeclared && pattern.Layers.Value.Count == 0)
        {
            problems.Add(LayerPatternDescriptors.LayersMissing, pattern.Layers.Location);
        }

        foreach (int layer in pattern.Layers.Value)
        {
            if (!CheckRange(pattern.Layers, layer, 0, layers - 1, problems))
            {
                return;
            }
        }
    }

    private static bool CheckRange<T>(Argument<T> argument, int value, int least, int most, ProblemList problems)
        where T : struct
    {
        // Every is needed where Offset is given.
        bool isInRange = argument is { IsDeclared: false, Name: not "Every" } || (value >= least && value <= most);
        if (!isInRange)
        {
            problems.Add(LayerPatternDescriptors.LayerOutOfRange, argument.IsDeclared ? argument.Location : argument.Attribute.Location, argument.Name, value, least, most);
        }

        return isInRange;
    }

    /// <summary>A pattern that could be left out is a mistake: it repeats what the model has, or later ones override all of it.</summary>
    private static void CheckEffects(ModelDeclaration declaration, int layers, ProblemList problems)
    {
        foreach (LayerPatternDeclaration pattern in declaration.LayerPatterns)
        {
            LayerPatternDeclaration[] others = [.. declaration.LayerPatterns.Where(other => other != pattern)];
            LayerValues[] values = [.. Enumerable.Range(0, layers).Select(layer => LayerValues.Of(declaration, declaration.LayerPatterns, layer))];
            if (values.Select((value, layer) => value == LayerValues.Of(declaration, others, layer)).All(isSame => isSame))
            {
                problems.Add(LayerPatternDescriptors.PatternWithoutEffect, pattern.Attribute.Location);
            }
            else if (pattern.ShareWeights is { IsDeclared: true, Value: true } share && values.Count(value => value.Sharing == pattern) < 2)
            {
                problems.Add(LayerPatternDescriptors.NobodyShares, share.Location);
            }
        }
    }
}
