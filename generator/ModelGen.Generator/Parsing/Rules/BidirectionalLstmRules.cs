using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>The arguments of <c>[BidirectionalLstm]</c>, and what they need of the project.</summary>
internal static class BidirectionalLstmRules
{
    public const int MostLayers = 1 << 10;
    public const int MostSize = 1 << 20;

    public static void Check(ModelDeclaration declaration, ProblemList problems)
    {
        if (declaration.BidirectionalLstm is not { } lstm)
        {
            return;
        }

        RecurrentSizes.CheckRequired(lstm.Layers, MostLayers, 2, problems);
        RecurrentSizes.CheckRequired(lstm.CellSize, MostSize, 4096, problems);
        RecurrentSizes.CheckRequired(lstm.Projection, MostSize, 512, problems);
        CheckClip(lstm.CellClip, problems);
        CheckClip(lstm.ProjectionClip, problems);
        if (EnvironmentRules.HasRuntime(lstm.Attribute) && !EnvironmentRules.HasHdf5(declaration.Symbol))
        {
            problems.Add(BidirectionalLstmDescriptors.Hdf5Missing, lstm.Attribute.Location, declaration.Symbol.Name);
        }
    }

    private static void CheckClip(Argument<double> clip, ProblemList problems)
    {
        if (clip.IsDeclared && !Number.IsPositiveSingle(clip.Value))
        {
            problems.Add(BidirectionalLstmDescriptors.ClipOutOfRange, clip.Location, clip.Name, clip.Value);
        }
    }
}
