namespace ModelGen.Generator.Model;

/// <summary>
/// A declared bidirectional LSTM over characters, with every default worked out: the whole input of its lowering. Compares by value, and holds nothing of the
/// compilation.
/// </summary>
internal sealed record RecurrentSpec(TypeSpec Type, CharacterSpec Characters, LstmSpec Lstm);

/// <summary>How a word becomes a vector.</summary>
/// <param name="Size">Floats of a character.</param>
/// <param name="Vocabulary">Rows of the character embedding.</param>
/// <param name="Maximum">Characters of a word, its two marks included.</param>
internal sealed record CharacterSpec(int Size, int Vocabulary, int Maximum, EquatableArray<FilterSpec> Filters, ConvolutionActivation Activation, int Highways)
{
    /// <summary>Filters of all groups.</summary>
    public int FilterCount => Filters.Sum(filter => filter.Count);
}

/// <summary>A group of filters.</summary>
/// <param name="Width">Characters that each sees.</param>
/// <param name="Count">Filters.</param>
internal sealed record FilterSpec(int Width, int Count);

/// <summary>The recurrent layers.</summary>
/// <param name="CellClip">The largest magnitude of a cell; null for no limit.</param>
/// <param name="ProjectionClip">The largest magnitude of an output; null for no limit.</param>
internal sealed record LstmSpec(int Layers, int CellSize, int Projection, double? CellClip, double? ProjectionClip, bool SkipConnections, bool Stateful);
