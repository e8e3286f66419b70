using System.Text;

namespace ModelGen.Text.Tokenizers;

/// <summary>
/// SentencePiece's rewriting of text as llama.cpp does it (<c>llm_tokenizer_ugm_session::normalize</c>): the space in front goes before the first character
/// that is no space itself.
/// </summary>
internal sealed class GgufUnigramNormalizer(SentencePieceRules rules, TokenTrie userDefined) : Normalizer
{
    private readonly SentencePieceNormalizer _table = new(rules, userDefined);

    public override string Normalize(string text)
    {
        var builder = new StringBuilder(text.Length + 16);
        Span<char> buffer = stackalloc char[CharacterMap.LongestReplacement];
        bool spaceAdded = false;
        bool inWord = false;
        for (int position = 0; position < text.Length;)
        {
            ReadOnlySpan<char> part = _table.Next(text, position, buffer, out int taken);
            position += taken;
            foreach (char character in part)
            {
                if (character == ' ')
                {
                    inWord = false;
                    _ = rules.RemoveExtraSpaces ? builder : builder.Append(SentencePieceNormalizer.Space[0]);
                    continue;
                }

                if (!inWord && (rules.RemoveExtraSpaces || (rules.AddSpace && !spaceAdded)))
                {
                    builder.Append(SentencePieceNormalizer.Space[0]);
                    spaceAdded = true;
                }

                inWord = true;
                builder.Append(character);
            }
        }

        return builder.ToString();
    }
}
