using Microsoft.CodeAnalysis;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>Heads that differ from layer to layer.</summary>
internal static class LayerHeadRules
{
    /// <summary>What one pattern says of heads.</summary>
    public static void Check(ModelDeclaration declaration, LayerPatternDeclaration pattern, ProblemList problems)
    {
        CheckSize(pattern.Heads, TransformerRules.MostHeads, problems);
        CheckSize(pattern.KeyValueHeads, TransformerRules.MostHeads, problems);
        CheckSize(pattern.HeadSize, TransformerRules.MostHeadSize, problems);
        foreach (Argument<int> argument in declaration.LatentAttention is null ? [] : pattern.DeclaredHeads)
        {
            Refuse(argument, "remove [LatentAttention], whose heads are alike in all layers", problems);
        }

        if (pattern.Heads.IsDeclared && declaration.PositionEncoding is { Kind: { IsKnown: true } kind } position && (kind.Value == PositionEncoding.RelativeBuckets || position.Buckets.IsDeclared))
        {
            Refuse(pattern.Heads, "choose a position encoding without Buckets: all layers have one table of them, with a column for each head", problems);
        }

        if (pattern.HeadSize.IsDeclared && declaration.RotaryScaling is { Kind: { IsKnown: true, Value: RotaryScaling.LongRope } })
        {
            Refuse(pattern.HeadSize, "choose another scaling: the lists of LongRope have a factor for each pair", problems);
        }
    }

    /// <summary>What the patterns make of the heads of each layer, where every number by itself is right.</summary>
    public static void CheckLayers(ModelDeclaration declaration, int layers, ProblemList problems)
    {
        for (int layer = 0; layer < layers && !problems.Any; layer++)
        {
            LayerPatternDeclaration? pattern = declaration.LayerPatterns.LastOrDefault(pattern => pattern.DeclaredHeads.Count > 0 && pattern.Matches(layer));
            if (pattern is not null)
            {
                CheckLayer(declaration, LayerValues.Of(declaration, declaration.LayerPatterns, layer), pattern.DeclaredHeads[0], problems);
            }
        }
    }

    private static void CheckLayer(ModelDeclaration declaration, LayerValues values, Argument<int> argument, ProblemList problems)
    {
        long width = (long)values.Heads * values.HeadSize;
        int rotary = (int)(values.HeadSize * values.RotaryFraction);
        int multiple = 2 * declaration.PositionEncoding!.Streams.Value;
        if (values.Heads % values.KeyValueHeads != 0)
        {
            problems.Add(TransformerDescriptors.KeyValueHeadsDoNotDivideHeads, argument.Location, values.Heads, values.KeyValueHeads);
        }
        else if (width > TransformerRules.MostColumns)
        {
            problems.Add(TransformerDescriptors.HeadsTooWide, argument.Location, width, TransformerRules.MostColumns);
        }
        else if (values.PositionEncoding == PositionEncoding.Rotary && (rotary == 0 || rotary % multiple != 0))
        {
            DiagnosticDescriptor descriptor = multiple == 2 ? PositionEncodingDescriptors.RotarySizeOdd : PositionEncodingDescriptors.RotarySizeNotInFours;
            problems.Add(descriptor, argument.Location, argument.Name, rotary, values.HeadSize);
        }
    }

    private static void CheckSize(Argument<int> size, int most, ProblemList problems)
    {
        if (size.IsDeclared && (size.Value < 1 || size.Value > most))
        {
            problems.Add(TransformerDescriptors.SizeOutOfRange, size.Location, size.Name, size.Value, most);
        }
    }

    private static void Refuse(Argument<int> argument, string advice, ProblemList problems) =>
        problems.Add(LayerPatternDescriptors.OverrideNeedsPart, argument.Location, argument.Name, advice);
}
