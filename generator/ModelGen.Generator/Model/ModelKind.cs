namespace ModelGen.Generator.Model;

/// <summary>What a declaration is the declaration of, by the attribute that the pipeline starts from.</summary>
internal enum ModelKind
{
    /// <summary><c>[Transformer]</c>.</summary>
    Transformer,

    /// <summary><c>[BidirectionalLstm]</c>.</summary>
    BidirectionalLstm,

    /// <summary><c>[WordVectors]</c>.</summary>
    WordVectors,
}
