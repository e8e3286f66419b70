namespace ModelGen.Text.Tokenizers;

/// <summary>What a piece is. SentencePiece and GGUF share the numbers (<c>sentencepiece_model.proto</c>, <c>llama_token_type</c>).</summary>
internal enum PieceKind
{
    /// <summary>Comes from text.</summary>
    Normal = 1,

    /// <summary>Stands for text that the vocabulary lacks.</summary>
    Unknown = 2,

    /// <summary>Never comes from text.</summary>
    Control = 3,

    /// <summary>Is cut out of the text before anything is merged.</summary>
    UserDefined = 4,

    /// <summary>A step of merging that is no result.</summary>
    Unused = 5,

    /// <summary>A byte, <c>&lt;0x..&gt;</c>.</summary>
    Byte = 6,
}
