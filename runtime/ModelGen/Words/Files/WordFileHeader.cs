namespace ModelGen.Runtime;

/// <summary>The first line of a word2vec file.</summary>
/// <param name="Words">Words, at least one.</param>
/// <param name="Dimensions">Floats of each vector, at least one.</param>
internal readonly record struct WordFileHeader(int Words, int Dimensions);
