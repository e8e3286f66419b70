namespace ModelGen.Text.Tokenizers;

/// <summary>A pattern backtracked beyond all measure.</summary>
internal sealed class PatternLimitException() : Exception("The pattern backtracks without end.");
