using System.Text;

namespace ModelGen.Text.Tokenizers;

/// <summary>SentencePiece's treatment of spaces (normalizer.cc), without a table of characters. User-defined pieces stay as they are.</summary>
internal sealed class SentencePieceNormalizer(SentencePieceModel model, TokenTrie userDefined)
{
    /// <summary>The visible space, U+2581.</summary>
    public const string Space = "\u2581";

    public string Normalize(string text)
    {
        int position = 0;
        while (model.RemoveExtraSpaces && position < text.Length && text[position] == ' ' && Next(text, position) == 1)
        {
            position++;
        }

        if (position == text.Length)
        {
            return "";
        }

        string space = model.EscapeSpaces ? Space : " ";
        var builder = new StringBuilder(text.Length + 16);
        if (model.AddDummyPrefix)
        {
            builder.Append(space);
        }

        bool afterSpace = model.RemoveExtraSpaces;
        while (position < text.Length)
        {
            int length = Next(text, position);
            ReadOnlySpan<char> part = text.AsSpan(position, length);
            position += length;
            part = afterSpace ? part.TrimStart(' ') : part;
            if (!part.IsEmpty)
            {
                foreach (char character in part)
                {
                    _ = character == ' ' ? builder.Append(space) : builder.Append(character);
                }

                afterSpace = model.RemoveExtraSpaces && part[^1] == ' ';
            }
        }

        int end = builder.Length;
        while (model.RemoveExtraSpaces && end > 0 && builder[end - 1] == space[0])
        {
            end--;
        }

        return builder.ToString(0, end);
    }

    // Length of what is taken at once: a user-defined piece, or a character.
    private int Next(string text, int position) =>
        userDefined.LongestAt(text, position, out int length) >= 0 ? length : CodePoints.WidthAt(text, position);
}
