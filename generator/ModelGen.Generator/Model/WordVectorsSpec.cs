namespace ModelGen.Generator.Model;

/// <summary>What a declaration of word vectors says: the whole input of its lowering, made of plain values as <see cref="ArchitectureSpec"/> is.</summary>
/// <param name="Dimensions">Floats of a vector.</param>
/// <param name="Vocabulary">Words, or <see cref="AnyVocabulary"/>.</param>
internal sealed record WordVectorsSpec(TypeSpec Type, int Dimensions, int Vocabulary)
{
    /// <summary>The file decides how many words there are.</summary>
    public const int AnyVocabulary = 0;

    public bool HasVocabulary => Vocabulary != AnyVocabulary;
}
