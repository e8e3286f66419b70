namespace ModelGen.Text.Tokenizers;

/// <summary>A piece of a vocabulary with scores; its id is its place.</summary>
internal readonly record struct ScoredPiece(string Text, float Score, PieceKind Kind);
