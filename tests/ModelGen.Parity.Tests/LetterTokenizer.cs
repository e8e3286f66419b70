using ModelGen.Text;

namespace ModelGen.Parity.Tests;

/// <summary>A character for each token of a model, but for those that begin and end a text: what is generated can be read from the text.</summary>
internal sealed class LetterTokenizer : Tokenizer
{
    private const int FirstCharacter = 0x4E00;

    private readonly int _start;

    public LetterTokenizer(int vocabulary, int start, int end)
    {
        _start = start;
        VocabularySize = vocabulary;
        EndOfText = end;
        EndTokens = [end];
    }

    public override int VocabularySize { get; }

    /// <summary>The text of tokens.</summary>
    public static string Text(IEnumerable<int> tokens) => string.Concat(tokens.Select(token => (char)(FirstCharacter + token)));

    public override int[] Encode(string text, bool addSpecialTokens = true) => [.. text.Select(character => character - FirstCharacter)];

    public override EncodedPair EncodePair(string text, string text2, bool addSpecialTokens = true) => throw new NotSupportedException("One text is read.");

    public override string Decode(ReadOnlySpan<int> ids, bool skipSpecialTokens = true) => Text(ids.ToArray().Where(id => !skipSpecialTokens || !IsSpecial(id)));

    public override string? TokenAt(int id) => (uint)id < (uint)VocabularySize ? Text([id]) : null;

    public override int? IdOf(string token) => token is [var character] ? character - FirstCharacter : null;

    public override bool IsSpecial(int id) => id == _start || id == EndOfText;
}
