using System.Text;

namespace ModelGen.Text.Tokenizers;

/// <summary>SentencePiece's rewriting of text (normalizer.cc): characters by a table, then spaces. User-defined pieces stay as they are.</summary>
internal sealed class SentencePieceNormalizer(SentencePieceRules rules, TokenTrie userDefined)
{
    /// <summary>The visible space, U+2581.</summary>
    public const string Space = "\u2581";

    public string Normalize(string text)
    {
        Span<char> buffer = stackalloc char[CharacterMap.LongestReplacement];
        int position = 0;
        while (rules.RemoveExtraSpaces && position < text.Length && Next(text, position, buffer, out int taken) is " ")
        {
            position += taken;
        }

        if (position == text.Length)
        {
            return "";
        }

        string space = rules.EscapeSpaces ? Space : " ";
        var builder = new StringBuilder(text.Length + 16);
        builder.Append(rules.AddSpace && !rules.SpaceBehind ? space : "");
        bool afterSpace = rules.RemoveExtraSpaces;
        while (position < text.Length)
        {
            ReadOnlySpan<char> part = Next(text, position, buffer, out int taken);
            position += taken;
            part = afterSpace ? part.TrimStart(' ') : part;
            if (!part.IsEmpty)
            {
                foreach (char character in part)
                {
                    _ = character == ' ' ? builder.Append(space) : builder.Append(character);
                }

                afterSpace = rules.RemoveExtraSpaces && part[^1] == ' ';
            }
        }

        int end = builder.Length;
        while (rules.RemoveExtraSpaces && end > 0 && builder[end - 1] == space[0])
        {
            end--;
        }

        builder.Length = end;
        builder.Append(rules.AddSpace && rules.SpaceBehind ? space : "");
        return builder.ToString();
    }

    /// <summary>What is taken at once, as it is to be written: a user-defined piece, an entry of the table, or a character.</summary>
    public ReadOnlySpan<char> Next(string text, int position, Span<char> buffer, out int taken)
    {
        if (userDefined.LongestAt(text, position, out taken) < 0)
        {
            if (rules.Map?.TryReplace(text.AsSpan(position), longest: true, buffer, out taken, out int written) == true)
            {
                return buffer[..written];
            }

            taken = CodePoints.WidthAt(text, position);
        }

        return text.AsSpan(position, taken);
    }
}
