namespace ModelGen.Generator.Diagnostics;

/// <summary>Identifiers of the diagnostics. One that has been released keeps its meaning for good; each attribute has a range of its own.</summary>
internal static class DiagnosticIds
{
    public const string ClassNotPartial = "MG0001";
    public const string ContainerNotPartial = "MG0002";
    public const string GenericModel = "MG0003";
    public const string NotOrdinaryClass = "MG0004";
    public const string PrimaryConstructor = "MG0005";
    public const string MemberCollision = "MG0006";
    public const string BaseIsModel = "MG0007";
    public const string BaseHasNoConstructor = "MG0008";
    public const string LanguageVersionTooLow = "MG0009";
    public const string RuntimeMissing = "MG0010";
    public const string TransformerMissing = "MG0011";
    public const string AttributeMissing = "MG0012";
    public const string UndefinedValue = "MG0013";

    public const string SizeMissing = "MG0020";
    public const string SizeOutOfRange = "MG0021";
    public const string KeyValueHeadsDoNotDivideHeads = "MG0022";
    public const string HeadsDoNotDivideHidden = "MG0023";
    public const string HeadsTooWide = "MG0024";

    public const string RotaryArgumentWithoutRotary = "MG0030";
    public const string BaseOutOfRange = "MG0031";
    public const string RotaryFractionOutOfRange = "MG0032";
    public const string RotarySizeOdd = "MG0033";

    public const string ScalingWithoutRotary = "MG0040";
    public const string ScalingArgumentMissing = "MG0041";
    public const string ScalingArgumentUnused = "MG0042";
    public const string ScalingArgumentOutOfRange = "MG0043";
    public const string ScalingBoundsReversed = "MG0044";

    public const string WindowOutOfRange = "MG0050";
    public const string ScaleOutOfRange = "MG0051";

    public const string EpsilonOutOfRange = "MG0060";
    public const string NormHasNoBias = "MG0061";

    public const string NamingLacksPart = "MG0070";
    public const string FusedProjections = "MG0071";

    public const string BlanksWithoutPrefix = "MG0080";
    public const string BlankTokenMissing = "MG0081";
    public const string BlankTokenOutOfRange = "MG0082";
    public const string BlankTokensEqual = "MG0083";
    public const string GenerationWithoutMask = "MG0084";
    public const string StreamsOutOfRange = "MG0085";
    public const string StreamsWithoutBlanks = "MG0086";
    public const string RotarySizeNotInFours = "MG0087";
    public const string ScalingStandsAlone = "MG0088";
    public const string AlphaWithoutDeep = "MG0089";
    public const string AlphaOutOfRange = "MG0090";
    public const string WindowWithPrefix = "MG0091";
    public const string NamingNeedsPart = "MG0092";

    public const string TokenTypesOutOfRange = "MG0100";
    public const string TokenTypesWithoutEncoder = "MG0101";
    public const string OffsetWithoutLearned = "MG0102";
    public const string OffsetOutOfRange = "MG0103";
    public const string HeadOfOtherStructure = "MG0105";
    public const string HeadsExcludeEachOther = "MG0106";
    public const string ClassesMissing = "MG0107";
    public const string ClassesOutOfRange = "MG0108";
    public const string HeadLacksArgument = "MG0109";
    public const string PoolerActivation = "MG0110";

    public const string DimensionsMissing = "MG0120";
    public const string WordVectorsSizeOutOfRange = "MG0121";
    public const string TwoKindsOfModel = "MG0122";
    public const string AttributeWithoutLayers = "MG0123";

    public const string BidirectionalLstmMissing = "MG0130";
    public const string AttributeOfTransformer = "MG0131";
    public const string ArgumentMissing = "MG0132";
    public const string NumberOutOfRange = "MG0133";
    public const string ClipOutOfRange = "MG0134";
    public const string FilterListsDiffer = "MG0135";
    public const string FilterOutOfRange = "MG0136";
    public const string TooManyFilters = "MG0137";
    public const string Hdf5Missing = "MG0138";

    public const string ArgumentWithoutSinusoids = "MG0150";
    public const string SinusoidsNeedPairs = "MG0151";

    public const string SoftCapOutOfRange = "MG0170";
    public const string NormAfterRotaryWithoutParts = "MG0171";
    public const string AlibiScaledWithoutAlibi = "MG0172";
    public const string ArgumentWithoutBuckets = "MG0173";
    public const string BucketsOutOfRange = "MG0174";
    public const string MaxDistanceOutOfRange = "MG0175";
    public const string FactorsPerPair = "MG0176";
    public const string LongFactorOutOfRange = "MG0177";

    public const string ParallelNeedsPre = "MG0190";
    public const string FactorOutOfRange = "MG0191";

    public const string TensorNameMalformed = "MG0230";
    public const string TensorNamedTwice = "MG0231";
    public const string TensorNameWithoutPart = "MG0232";
    public const string TensorNameLayer = "MG0233";
    public const string TensorNameTaken = "MG0234";
    public const string LayoutWithoutPart = "MG0235";

    public const string ArgumentOfEncoderDecoder = "MG0300";
    public const string SourceVocabularyOutOfRange = "MG0301";
    public const string SharedEmbeddingOfTwoSizes = "MG0302";
    public const string ParallelWithCrossAttention = "MG0303";

    public const string PatternLayersMissing = "MG0320";
    public const string PatternLayerOutOfRange = "MG0321";
    public const string PatternOverridesNothing = "MG0322";
    public const string PatternOverrideNeedsPart = "MG0323";
    public const string PatternWithoutEffect = "MG0324";
    public const string PatternStackOfOne = "MG0325";
    public const string NormHasNoWeight = "MG0326";
    public const string QueryKeyValueClipOutOfRange = "MG0327";
    public const string SharedWeightsDiffer = "MG0328";
    public const string NobodyShares = "MG0329";

    public const string ExpertsOutOfRange = "MG0340";
    public const string ExpertsArgumentNeedsPart = "MG0341";
    public const string TensorNameExpert = "MG0342";
    public const string ActivationOffsetOutOfRange = "MG0343";
    public const string ActivationArgumentNeedsKind = "MG0344";
    public const string ExpertsGroupsDoNotDivide = "MG0345";
    public const string ExpertsGroupsTooFew = "MG0346";

    public const string OwnMethodMissing = "MG0360";
    public const string OwnMethodNotFound = "MG0361";
    public const string OwnMethodOfOtherSignature = "MG0362";
    public const string OwnArgumentWithoutCustom = "MG0363";
    public const string EmbeddingSizeOutOfRange = "MG0364";
    public const string ProjectionWithoutSize = "MG0365";
    public const string LatentSizeMissing = "MG0366";
    public const string LatentSizeOutOfRange = "MG0367";
    public const string LatentRotarySizeOdd = "MG0368";
    public const string DoesNotGoWithLatents = "MG0369";
    public const string LatentHeadsTooWide = "MG0370";
}
