using System.Globalization;
using System.Text;

namespace ModelGen.Text.Tests.Generation;

/// <summary>
/// A tokenizer of a few tokens with what makes decoding hard: ▁ for spaces of which the first falls away, single bytes such as &lt;0xE2&gt;, and the special
/// tokens &lt;s&gt; and &lt;/s&gt;.
/// </summary>
internal sealed class HandTokenizer : Tokenizer
{
    private readonly string[] _tokens;

    public HandTokenizer(params string[] tokens)
    {
        _tokens = tokens;
        BeginOfText = IdOf("<s>");
        EndOfText = IdOf("</s>");
        EndTokens = EndOfText is { } end ? [end] : [];
    }

    /// <summary>0 &lt;s&gt;, 1 &lt;/s&gt;, 2 ▁a, 3 ▁b, 4 a, 5 b, 6 c, 7 to 9 the bytes of €, 10 ▁.</summary>
    public static HandTokenizer Small { get; } = new("<s>", "</s>", "▁a", "▁b", "a", "b", "c", "<0xE2>", "<0x82>", "<0xAC>", "▁");

    public override int VocabularySize => _tokens.Length;

    public override int[] Encode(string text, bool addSpecialTokens = true)
    {
        List<int> ids = addSpecialTokens && BeginOfText is { } begin ? [begin] : [];
        string rest = text.Length == 0 ? "" : "▁" + text.Replace(' ', '▁');
        while (rest.Length > 0)
        {
            string token = _tokens.Where(candidate => rest.StartsWith(candidate, StringComparison.Ordinal)).MaxBy(candidate => candidate.Length)
                ?? throw new ArgumentException($"No token begins '{rest}'.", nameof(text));
            ids.Add(IdOf(token)!.Value);
            rest = rest[token.Length..];
        }

        return [.. ids];
    }

    public override EncodedPair EncodePair(string text, string text2, bool addSpecialTokens = true) =>
        throw new NotSupportedException("Decoders read one text.");

    public override string Decode(ReadOnlySpan<int> ids, bool skipSpecialTokens = true)
    {
        List<byte> bytes = [];
        foreach (int id in ids)
        {
            ThrowIfOutside(id, nameof(ids));
            string token = _tokens[id];
            if (token.StartsWith("<0x", StringComparison.Ordinal))
            {
                bytes.Add(byte.Parse(token.AsSpan(3, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            }
            else if (!IsSpecial(id) || !skipSpecialTokens)
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(token.Replace('▁', ' ')));
            }
        }

        string text = Encoding.UTF8.GetString([.. bytes]);
        return text.StartsWith(' ') ? text[1..] : text;
    }

    public override string? TokenAt(int id) => (uint)id < (uint)_tokens.Length ? _tokens[id] : null;

    public override int? IdOf(string token) => Array.IndexOf(_tokens, token) is >= 0 and var id ? id : null;

    public override bool IsSpecial(int id) => _tokens[id] is "<s>" or "</s>";
}
