using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Diagnostics;

/// <summary>All diagnostics, and what they have in common.</summary>
internal static class Descriptors
{
    public const string Category = "ModelGen";

    /// <summary>Where the pages about them lie, one for each identifier.</summary>
    public const string Help = "https://github.com/modelgen/modelgen/blob/main/generator/docs/";

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ImmutableArray.Create(
        ClassDescriptors.ClassNotPartial,
        ClassDescriptors.ContainerNotPartial,
        ClassDescriptors.GenericModel,
        ClassDescriptors.NotOrdinaryClass,
        ClassDescriptors.PrimaryConstructor,
        ClassDescriptors.MemberCollision,
        ClassDescriptors.BaseIsModel,
        ClassDescriptors.BaseHasNoConstructor,
        ClassDescriptors.LanguageVersionTooLow,
        ClassDescriptors.RuntimeMissing,
        ClassDescriptors.TransformerMissing,
        ClassDescriptors.AttributeMissing,
        ClassDescriptors.UndefinedValue,
        TransformerDescriptors.SizeMissing,
        TransformerDescriptors.SizeOutOfRange,
        TransformerDescriptors.KeyValueHeadsDoNotDivideHeads,
        TransformerDescriptors.HeadsDoNotDivideHidden,
        TransformerDescriptors.HeadsTooWide,
        PositionEncodingDescriptors.RotaryArgumentWithoutRotary,
        PositionEncodingDescriptors.BaseOutOfRange,
        PositionEncodingDescriptors.RotaryFractionOutOfRange,
        PositionEncodingDescriptors.RotarySizeOdd,
        RotaryScalingDescriptors.ScalingWithoutRotary,
        RotaryScalingDescriptors.ScalingArgumentMissing,
        RotaryScalingDescriptors.ScalingArgumentUnused,
        RotaryScalingDescriptors.ScalingArgumentOutOfRange,
        RotaryScalingDescriptors.ScalingBoundsReversed,
        AttentionDescriptors.WindowOutOfRange,
        AttentionDescriptors.ScaleOutOfRange,
        AttentionDescriptors.QueryKeyNormNeedsRms,
        NormalizationDescriptors.EpsilonOutOfRange,
        NormalizationDescriptors.NormHasNoBias,
        CheckpointDescriptors.NamingLacksPart,
        CheckpointDescriptors.FusedProjections,
        BlankFillingDescriptors.BlanksWithoutPrefix,
        BlankFillingDescriptors.BlankTokenMissing,
        BlankFillingDescriptors.BlankTokenOutOfRange,
        BlankFillingDescriptors.BlankTokensEqual,
        BlankFillingDescriptors.GenerationWithoutMask,
        PositionEncodingDescriptors.StreamsOutOfRange,
        PositionEncodingDescriptors.StreamsWithoutBlanks,
        PositionEncodingDescriptors.RotarySizeNotInFours,
        RotaryScalingDescriptors.ScalingStandsAlone,
        NormalizationDescriptors.AlphaWithoutDeep,
        NormalizationDescriptors.AlphaOutOfRange,
        AttentionDescriptors.WindowWithPrefix,
        CheckpointDescriptors.NamingNeedsPart,
        EncoderDescriptors.TokenTypesOutOfRange,
        EncoderDescriptors.TokenTypesWithoutEncoder,
        EncoderDescriptors.OffsetWithoutLearned,
        EncoderDescriptors.OffsetOutOfRange,
        EncoderDescriptors.NotForEncoders,
        EncoderDescriptors.HeadOfOtherStructure,
        EncoderDescriptors.HeadsExcludeEachOther,
        EncoderDescriptors.ClassesMissing,
        EncoderDescriptors.ClassesOutOfRange,
        EncoderDescriptors.HeadLacksArgument,
        BidirectionalLstmDescriptors.BidirectionalLstmMissing,
        BidirectionalLstmDescriptors.AttributeOfTransformer,
        BidirectionalLstmDescriptors.ArgumentMissing,
        BidirectionalLstmDescriptors.NumberOutOfRange,
        BidirectionalLstmDescriptors.ClipOutOfRange,
        BidirectionalLstmDescriptors.FilterListsDiffer,
        BidirectionalLstmDescriptors.FilterOutOfRange,
        BidirectionalLstmDescriptors.TooManyFilters,
        BidirectionalLstmDescriptors.Hdf5Missing,
        SinusoidDescriptors.ArgumentWithoutSinusoids,
        SinusoidDescriptors.SinusoidsNeedPairs);
}
