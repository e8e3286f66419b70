using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ModelGen.Generator.Parsing.Rules;

namespace ModelGen.Generator.Parsing;

/// <summary>Checks a declaration against every rule. Each rule looks at what others have let pass, so that one mistake is one diagnostic.</summary>
internal static class ArchitectureValidator
{
    private static readonly ImmutableArray<Action<ModelDeclaration, ProblemList>> Rules = ImmutableArray.Create(
        ClassRules.Check,
        MemberRules.Check,
        EnvironmentRules.Check,
        AttributeRules.Check,
        TransformerRules.Check,
        PositionEncodingRules.Check,
        RotaryScalingRules.Check,
        AttentionRules.Check,
        LatentAttentionRules.Check,
        OwnScoreRules.Check,
        ActivationRules.Check,
        ExpertsRules.Check,
        NormalizationRules.Check,
        ResidualRules.Check,
        LayerPatternRules.Check,
        BlankFillingRules.Check,
        EmbeddingRules.Check,
        HeadRules.Check,
        TensorNameRules.Check,
        BidirectionalLstmRules.Check,
        CharacterConvolutionRules.Check,
        WordVectorsRules.Check);

    /// <summary>The errors of a declaration, each placed under what causes it.</summary>
    public static ImmutableArray<Diagnostic> Validate(ModelDeclaration declaration)
    {
        // What both stacks of an encoder-decoder find is one mistake.
        ProblemList problems = new();
        foreach (ModelDeclaration stack in declaration.Stacks)
        {
            problems.AddNew(ValidateStack(stack));
        }

        EncoderDecoderRules.Check(declaration, problems);
        CheckpointRules.Check(declaration, problems);
        return problems.ToImmutable();
    }

    private static ProblemList ValidateStack(ModelDeclaration stack)
    {
        ProblemList problems = new();
        foreach (Action<ModelDeclaration, ProblemList> rule in Rules)
        {
            rule(stack, problems);
        }

        return problems;
    }
}
