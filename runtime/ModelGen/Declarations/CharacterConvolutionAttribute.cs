namespace ModelGen;

/// <summary>
/// Declares how a word becomes a vector (Kim et al. 2015, arXiv:1508.06615): its UTF-8 bytes are embedded, filters of several widths run over them, the maximum
/// over the word is kept, highway
/// layers follow, and a projection to the size that the LSTM reads. Beside <see cref="BidirectionalLstmAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CharacterConvolutionAttribute : Attribute
{
    /// <summary>Floats of a character's vector, 1 to 4,096; required.</summary>
    public int CharacterSize { get; init; }

    /// <summary>How many characters each group of filters sees, from 1 to <see cref="MaximumCharacters"/>; required.</summary>
    public int[]? FilterWidths { get; init; }

    /// <summary>How many filters each group has, as many numbers as <see cref="FilterWidths"/>; required.</summary>
    public int[]? FilterCounts { get; init; }

    /// <summary>The function after the maximum. Default: <see cref="ConvolutionActivation.Relu"/>.</summary>
    public ConvolutionActivation Activation { get; init; }

    /// <summary>Highway layers (Srivastava et al. 2015, arXiv:1505.00387), 0 to 1,024. Default: 0.</summary>
    public int Highways { get; init; }

    /// <summary>
    /// Rows of the character embedding: 256 bytes and the marks for the begin and end of a sentence, the begin and end of a word, and what fills a word up; 261
    /// to 65,536. Default: 261.
    /// </summary>
    public int Vocabulary { get; init; } = 261;

    /// <summary>Characters of a word with its two marks; longer words are cut, shorter ones filled up. 3 to 4,096. Default: 50.</summary>
    public int MaximumCharacters { get; init; } = 50;
}
