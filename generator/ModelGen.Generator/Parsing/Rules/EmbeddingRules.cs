using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>The arguments of <c>[Embedding]</c>, and what only one structure has.</summary>
internal static class EmbeddingRules
{
    public const int MostTokenTypes = 1 << 16;

    public static void Check(ModelDeclaration declaration, ProblemList problems)
    {
        bool isEncoder = declaration.Transformer is { Structure: { IsKnown: true, Value: Structure.Encoder } };
        if (declaration.Embedding is { } embedding)
        {
            problems.IsDefined(embedding.Scale);
            BlockRules.CheckFactor(embedding.ScaleFactor, problems);
            CheckSize(embedding, declaration.Transformer, problems);
        }

        if (declaration.Embedding is { TokenTypes: { IsDeclared: true } types })
        {
            if (types.Value < 0 || types.Value > MostTokenTypes)
            {
                problems.Add(EncoderDescriptors.TokenTypesOutOfRange, types.Location, types.Value, MostTokenTypes);
            }
            else if (types.Value > 0 && declaration.Transformer is { Structure.IsKnown: true } && !isEncoder)
            {
                problems.Add(EncoderDescriptors.TokenTypesWithoutEncoder, types.Location);
            }
        }
    }

    private static void CheckSize(EmbeddingDeclaration embedding, TransformerDeclaration? transformer, ProblemList problems)
    {
        problems.IsDefined(embedding.Projection);
        if (embedding.Size is { IsDeclared: true } size && (size.Value < 1 || size.Value > TransformerRules.MostHidden))
        {
            problems.Add(EmbeddingDescriptors.SizeOutOfRange, size.Location, size.Value, TransformerRules.MostHidden);
        }
        else if (embedding.Size.IsKnown && transformer is { Hidden.IsDeclared: true } && !embedding.IsProjected(transformer.Hidden.Value))
        {
            problems.RefuseUnused(EmbeddingDescriptors.ProjectionWithoutSize, embedding.Projection);
            problems.RefuseUnused(EmbeddingDescriptors.ProjectionWithoutSize, embedding.ProjectionBias);
        }
    }
}
