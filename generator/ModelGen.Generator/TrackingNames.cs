namespace ModelGen.Generator;

/// <summary>Names of the pipeline's steps, by which tests ask why each of them ran.</summary>
internal static class TrackingNames
{
    /// <summary>Every class with <c>[Transformer]</c>, read and checked.</summary>
    public const string Declarations = nameof(Declarations);

    /// <summary>Those without errors.</summary>
    public const string Architectures = nameof(Architectures);

    /// <summary>Those with errors.</summary>
    public const string Skeletons = nameof(Skeletons);

    /// <summary>Every class with <c>[BidirectionalLstm]</c>, read and checked.</summary>
    public const string LstmDeclarations = nameof(LstmDeclarations);

    /// <summary>Those without errors.</summary>
    public const string LstmArchitectures = nameof(LstmArchitectures);

    /// <summary>Those with errors.</summary>
    public const string LstmSkeletons = nameof(LstmSkeletons);

    /// <summary>Every class with <c>[WordVectors]</c>, read and checked.</summary>
    public const string WordVectorsDeclarations = nameof(WordVectorsDeclarations);

    /// <summary>Those without errors.</summary>
    public const string WordVectors = nameof(WordVectors);

    /// <summary>Those with errors.</summary>
    public const string WordVectorsSkeletons = nameof(WordVectorsSkeletons);

    public static readonly string[] All =
    {
        Declarations, Architectures, Skeletons,
        LstmDeclarations, LstmArchitectures, LstmSkeletons,
        WordVectorsDeclarations, WordVectors, WordVectorsSkeletons,
    };
}
