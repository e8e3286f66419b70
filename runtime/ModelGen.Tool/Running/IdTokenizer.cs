using System.Globalization;
using ModelGen.Text;

namespace ModelGen.Tool.Running;

/// <summary>Texts that are the numbers of their tokens, with spaces between them: for models whose tokenizer is not at hand.</summary>
internal sealed class IdTokenizer : Tokenizer
{
    /// <param name="vocabulary">Tokens of the model.</param>
    /// <param name="ends">Those that end a text.</param>
    public IdTokenizer(int vocabulary, IReadOnlyList<int> ends)
    {
        VocabularySize = vocabulary;
        EndTokens = ends;
        EndOfText = ends.Count > 0 ? ends[0] : null;
    }

    public override int VocabularySize { get; }

    /// <exception cref="ToolException">The text has something else than numbers of tokens.</exception>
    public override int[] Encode(string text, bool addSpecialTokens = true) =>
    [
        .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int id) && id < VocabularySize
            ? id
            : throw new ToolException($"'{part}' is no token: with --ids a text is numbers from 0 to {VocabularySize - 1}, with spaces between them.")),
    ];

    public override EncodedPair EncodePair(string text, string text2, bool addSpecialTokens = true) => throw new NotSupportedException("Texts of numbers are not paired.");

    public override string Decode(ReadOnlySpan<int> ids, bool skipSpecialTokens = true) => string.Join(' ', ids.ToArray());

    public override string? TokenAt(int id) => (uint)id < (uint)VocabularySize ? id.ToString(CultureInfo.InvariantCulture) : null;

    public override int? IdOf(string token) => int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out int id) && id < VocabularySize ? id : null;

    public override bool IsSpecial(int id) => false;
}
