using ModelGen.Generator.Model;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing;

/// <summary>Turns a declaration of a bidirectional LSTM without errors into the specification that lowering starts from.</summary>
internal static class RecurrentReader
{
    /// <param name="declaration">A declaration that compiles and in which <see cref="ArchitectureValidator"/> found nothing.</param>
    public static RecurrentSpec Read(ModelDeclaration declaration)
    {
        BidirectionalLstmDeclaration lstm = declaration.BidirectionalLstm!;
        CharacterConvolutionDeclaration characters = declaration.CharacterConvolution!;
        return new RecurrentSpec(
            TypeReader.Read(declaration.Symbol),
            new CharacterSpec(
                characters.CharacterSize.Value,
                characters.Vocabulary.Value,
                characters.MaximumCharacters.Value,
                characters.FilterWidths.Value.Zip(characters.FilterCounts.Value, (width, count) => new FilterSpec(width, count)).ToEquatableArray(),
                characters.Activation.Value,
                characters.Highways.Value),
            new LstmSpec(
                lstm.Layers.Value,
                lstm.CellSize.Value,
                lstm.Projection.Value,
                Limit(lstm.CellClip),
                Limit(lstm.ProjectionClip),
                lstm.SkipConnections.Value,
                lstm.Stateful.Value));
    }

    private static double? Limit(Argument<double> clip) => clip.IsDeclared ? clip.Value : null;
}
