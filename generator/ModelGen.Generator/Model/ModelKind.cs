namespace ModelGen.Generator.Model;

/// <summary>What a declared class is, and so which members it gets.</summary>
internal enum ModelKind
{
    /// <summary>A class with <c>[Transformer]</c>.</summary>
    Decoder,

    /// <summary>A class with <c>[WordVectors]</c>.</summary>
    WordVectors,
}
