using System.Buffers;
using System.Text;

namespace ModelGen.Runtime;

/// <summary>
/// Words as the numbers of their characters: their UTF-8 bytes between two marks, filled up to a fixed length (bilm-tf, <c>UnicodeCharsVocabulary</c>).
/// </summary>
internal static class WordCharacters
{
    public const ushort BeginOfSentence = 256;
    public const ushort EndOfSentence = 257;
    public const ushort BeginOfWord = 258;
    public const ushort EndOfWord = 259;
    public const ushort Padding = 260;

    /// <summary>
    /// Writes a word. What is no valid UTF-16 is left out; bytes that do not fit are cut off, in the middle of a character if need be, as the reference does.
    /// </summary>
    /// <returns>How many of the characters are the word's own, marks included.</returns>
    public static int Write(ReadOnlySpan<char> word, Span<ushort> characters)
    {
        // The reference knows the marks of a sentence by these names.
        if (word is "<S>")
        {
            return Write(BeginOfSentence, characters);
        }

        if (word is "</S>")
        {
            return Write(EndOfSentence, characters);
        }

        Span<byte> bytes = stackalloc byte[4];
        int length = 0;
        characters[length++] = BeginOfWord;
        while (word.Length > 0 && length < characters.Length - 1)
        {
            if (Rune.DecodeFromUtf16(word, out Rune rune, out int used) == OperationStatus.Done)
            {
                int count = Math.Min(rune.EncodeToUtf8(bytes), characters.Length - 1 - length);
                foreach (byte one in bytes[..count])
                {
                    characters[length++] = one;
                }
            }

            word = word[used..];
        }

        characters[length++] = EndOfWord;
        characters[length..].Fill(Padding);
        return length;
    }

    /// <summary>Writes the mark of a sentence, which is a word of one character.</summary>
    public static int Write(ushort mark, Span<ushort> characters)
    {
        characters[0] = BeginOfWord;
        characters[1] = mark;
        characters[2] = EndOfWord;
        characters[3..].Fill(Padding);
        return 3;
    }
}
