using System.Buffers;
using System.Text;

namespace ModelGen.Text.Tokenizers;

/// <summary>GPT-2's: cuts into words, then writes each byte of UTF-8 as one printable character (see <see cref="ByteAlphabet"/>).</summary>
internal sealed class ByteLevelPreTokenizer(bool addPrefixSpace, bool useRegex) : PreTokenizer
{
    /// <summary>GPT-2's words: contractions, letters, digits and signs with a space before them, and other white space.</summary>
    public const string WordPattern = @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+";

    private static readonly TextPattern Words = TextPattern.Regex(WordPattern, "");

    protected override void Cut(ReadOnlySpan<char> text, bool atStart, PieceBuffer target, PipelineScratch scratch)
    {
        char[]? prefixed = null;
        if (addPrefixSpace && text[0] != ' ')
        {
            prefixed = ArrayPool<char>.Shared.Rent(text.Length + 1);
            prefixed[0] = ' ';
            text.CopyTo(prefixed.AsSpan(1));
            text = prefixed.AsSpan(0, text.Length + 1);
        }

        if (!useRegex)
        {
            AddBytes(text, atStart, target);
        }
        else
        {
            // The pattern takes every character, so that the matches are all there is.
            Words.FindAll(text, scratch.Matches);
            foreach ((int start, int end) in scratch.Matches)
            {
                AddBytes(text[start..end], atStart && start == 0, target);
            }
        }

        if (prefixed is not null)
        {
            ArrayPool<char>.Shared.Return(prefixed);
        }
    }

    private static void AddBytes(ReadOnlySpan<char> text, bool atStart, PieceBuffer target)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        int count = Encoding.UTF8.GetBytes(text, bytes);
        Span<char> characters = target.Append(count, atStart);
        for (int i = 0; i < count; i++)
        {
            characters[i] = ByteAlphabet.CharacterOf(bytes[i]);
        }

        ArrayPool<byte>.Shared.Return(bytes);
    }
}
