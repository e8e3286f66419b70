using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>The arguments that only <see cref="Structure.EncoderDecoder"/> has, and what cannot be combined with it.</summary>
internal static class EncoderDecoderRules
{
    public static void Check(ModelDeclaration declaration, ProblemList problems)
    {
        if (declaration.Transformer is not { Structure: { IsKnown: true } structure } || !EnumText.IsDefined(structure.Value))
        {
            return;
        }

        if (declaration.IsEncoderDecoder)
        {
            CheckEmbedding(declaration, problems);
            CheckResidual(declaration, problems);
        }
        else
        {
            RefuseArguments(declaration, problems);
        }
    }

    private static void RefuseArguments(ModelDeclaration declaration, ProblemList problems)
    {
        foreach (Argument<int> argument in declaration.Transformer!.OfStacks)
        {
            problems.RefuseUnused(EncoderDecoderDescriptors.ArgumentOfEncoderDecoder, argument);
        }

        if (declaration.Embedding is { } embedding)
        {
            problems.RefuseUnused(EncoderDecoderDescriptors.ArgumentOfEncoderDecoder, embedding.SourceVocabulary);
            problems.RefuseUnused(EncoderDecoderDescriptors.ArgumentOfEncoderDecoder, embedding.Shared);
        }

        foreach (TensorNameDeclaration name in declaration.TensorNames)
        {
            problems.RefuseUnused(EncoderDecoderDescriptors.ArgumentOfEncoderDecoder, name.Stack);
        }
    }

    private static void CheckEmbedding(ModelDeclaration declaration, ProblemList problems)
    {
        if (declaration.Embedding is not { SourceVocabulary: { IsDeclared: true } source } embedding)
        {
            return;
        }

        if (source.Value < 1 || source.Value > TransformerRules.MostColumns)
        {
            problems.Add(EncoderDecoderDescriptors.SourceVocabularyOutOfRange, source.Location, source.Value, TransformerRules.MostColumns);
        }
        else if (embedding.Shared is { IsDeclared: true, Value: true } shared && declaration.Transformer!.Vocabulary is { IsDeclared: true } vocabulary && vocabulary.Value != source.Value)
        {
            problems.Add(EncoderDecoderDescriptors.SharedEmbeddingOfTwoSizes, shared.Location, source.Value, vocabulary.Value);
        }
    }

    // The attention to the source stands between the two branches, and nobody has said what it would read.
    private static void CheckResidual(ModelDeclaration declaration, ProblemList problems)
    {
        if (declaration.Residual?.Parallel is { IsDeclared: true } parallel && EnumText.IsDefined(parallel.Value) && parallel.Value != ParallelResidual.None)
        {
            problems.Add(EncoderDecoderDescriptors.ParallelWithCrossAttention, parallel.Location);
        }
    }
}
