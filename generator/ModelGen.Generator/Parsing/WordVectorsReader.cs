using ModelGen.Generator.Model;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing;

/// <summary>Turns a declaration of word vectors without errors into the specification that lowering starts from.</summary>
internal static class WordVectorsReader
{
    /// <param name="declaration">A declaration that compiles and in which <see cref="ArchitectureValidator"/> found nothing.</param>
    public static WordVectorsSpec Read(ModelDeclaration declaration)
    {
        WordVectorsDeclaration vectors = declaration.WordVectors!;
        int vocabulary = vectors.Vocabulary.IsDeclared ? vectors.Vocabulary.Value : WordVectorsSpec.AnyVocabulary;
        return new WordVectorsSpec(TypeReader.Read(declaration.Symbol), vectors.Dimensions.Value, vocabulary);
    }
}
