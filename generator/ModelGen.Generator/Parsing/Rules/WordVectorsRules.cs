using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Model;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>The arguments of <c>[WordVectors]</c>, and that it stands alone.</summary>
internal static class WordVectorsRules
{
    public const int MostDimensions = 1 << 16;
    public const int MostWords = 1 << 24;

    public static void Check(ModelDeclaration declaration, ProblemList problems)
    {
        // Beside a bidirectional LSTM it is one of the attributes that the LSTM does not have.
        if (declaration.WordVectors is not { } vectors || declaration.Kind == ModelKind.BidirectionalLstm)
        {
            return;
        }

        if (declaration.Kind == ModelKind.Transformer)
        {
            problems.Add(WordVectorsDescriptors.TwoKindsOfModel, vectors.Attribute.Location, declaration.Symbol.Name);
            return;
        }

        foreach (DeclaredAttribute other in declaration.Attributes.Where(attribute => attribute != vectors.Attribute))
        {
            problems.Add(WordVectorsDescriptors.AttributeWithoutLayers, other.Location, other.Name, declaration.Symbol.Name);
        }

        if (vectors.Dimensions.State == ArgumentState.Default)
        {
            problems.Add(WordVectorsDescriptors.DimensionsMissing, vectors.Attribute.Location);
        }

        CheckSize(vectors.Dimensions, MostDimensions, problems);
        CheckSize(vectors.Vocabulary, MostWords, problems);
    }

    private static void CheckSize(Argument<int> size, int most, ProblemList problems)
    {
        if (size.IsDeclared && (size.Value < 1 || size.Value > most))
        {
            problems.Add(WordVectorsDescriptors.WordVectorsSizeOutOfRange, size.Location, size.Name, size.Value, most);
        }
    }
}
