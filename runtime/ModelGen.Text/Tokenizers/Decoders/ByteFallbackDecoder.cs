using System.Globalization;
using System.Text;

namespace ModelGen.Text.Tokenizers;

/// <summary>Reads runs of <c>&lt;0x..&gt;</c> tokens as UTF-8. A run that is not wholly valid gives one U+FFFD for each byte.</summary>
internal sealed class ByteFallbackDecoder : TokenDecoder
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The byte that a token stands for, or -1.</summary>
    public static int ByteOf(string token) =>
        token.Length == 6 && token.StartsWith("<0x", StringComparison.Ordinal) && token[5] == '>'
        && byte.TryParse(token.AsSpan(3, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value)
            ? value
            : -1;

    public override void Apply(List<string> tokens)
    {
        var run = new List<byte>();
        int kept = 0;
        for (int i = 0; i <= tokens.Count; i++)
        {
            int value = i < tokens.Count ? ByteOf(tokens[i]) : -1;
            if (value >= 0)
            {
                run.Add((byte)value);
                continue;
            }

            // A run leaves one token at most, so that there is always room before the next.
            if (run.Count > 0)
            {
                tokens[kept++] = Text([.. run]);
                run.Clear();
            }

            if (i < tokens.Count)
            {
                tokens[kept++] = tokens[i];
            }
        }

        tokens.RemoveRange(kept, tokens.Count - kept);
    }

    private static string Text(byte[] run)
    {
        try
        {
            return Strict.GetString(run);
        }
        catch (DecoderFallbackException)
        {
            return new string(CodePoints.Replacement, run.Length);
        }
    }
}
