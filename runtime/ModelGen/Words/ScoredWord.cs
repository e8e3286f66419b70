namespace ModelGen;

/// <summary>A word that a query found.</summary>
/// <param name="Word">The word.</param>
/// <param name="Index">Its row in the matrix.</param>
/// <param name="Score">Its cosine with the query, −1 to 1; for 3CosMul the quotient of products, which has no upper bound.</param>
public readonly record struct ScoredWord(string Word, int Index, float Score);
