using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>The arguments of <see cref="PositionEncoding.Sinusoidal"/>, and the width that it needs.</summary>
internal static class SinusoidRules
{
    public static void Check(ModelDeclaration declaration, PositionEncodingDeclaration position, ProblemList problems)
    {
        if (position.Kind.Value != PositionEncoding.Sinusoidal)
        {
            problems.RefuseUnused(SinusoidDescriptors.ArgumentWithoutSinusoids, position.SinusoidLayout);
            problems.RefuseUnused(SinusoidDescriptors.ArgumentWithoutSinusoids, position.SinusoidSpacing);
            return;
        }

        problems.IsDefined(position.SinusoidLayout);
        if (problems.IsDefined(position.SinusoidSpacing) && declaration.Transformer is { Hidden: { IsDeclared: true, Value: >= 1 and <= TransformerRules.MostHidden } hidden })
        {
            // They are as wide as what they are added to.
            bool areOfTable = declaration.Embedding is { } embedding && embedding.IsProjected(hidden.Value) && embedding.Projection.Value != EmbeddingProjection.First;
            Argument<int> width = areOfTable ? declaration.Embedding!.Size : hidden;
            int least = position.SinusoidSpacing.Value == SinusoidSpacing.Inclusive ? 4 : 2;
            if (width.Value is >= 1 and <= TransformerRules.MostHidden && (width.Value % 2 != 0 || width.Value < least))
            {
                problems.Add(SinusoidDescriptors.SinusoidsNeedPairs, width.Location, width.Name, width.Value, least);
            }
        }
    }
}
