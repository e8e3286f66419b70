using System.Globalization;
using System.Text;

namespace ModelGen.Text.Chat;

/// <summary>The escapes in strings of templates, which are Python's.</summary>
internal static class StringEscapes
{
    private const string Names = "ntrabfv\\'\"\n";
    private const string Meanings = "\n\t\r\a\b\f\v\\'\"";    // a line break behind a backslash means nothing

    /// <summary>What the inside of a string means; null: it has an escape that is not known.</summary>
    public static string? Read(ReadOnlySpan<char> inside)
    {
        if (!inside.Contains('\\'))
        {
            return inside.ToString();
        }

        StringBuilder text = new(inside.Length);
        for (int i = 0; i < inside.Length; i++)
        {
            if (inside[i] != '\\')
            {
                text.Append(inside[i]);
                continue;
            }

            char name = inside[++i];
            int known = Names.IndexOf(name, StringComparison.Ordinal);
            int digits = name switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
            if (known >= 0)
            {
                text.Append(known < Meanings.Length ? Meanings.AsSpan(known, 1) : "");
            }
            else if (name is >= '0' and <= '7')
            {
                int code = 0;
                int end = Math.Min(inside.Length, i + 3);
                for (; i < end && inside[i] is >= '0' and <= '7'; i++)
                {
                    code = (code * 8) + inside[i] - '0';
                }

                i--;
                text.Append((char)code);
            }
            else if (digits > 0)
            {
                if (i + digits >= inside.Length || !uint.TryParse(inside.Slice(i + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint code) || !Rune.IsValid(code))
                {
                    return null;
                }

                text.Append(code > char.MaxValue ? char.ConvertFromUtf32((int)code) : ((char)code).ToString());
                i += digits;
            }
            else if (name == 'N')
            {
                return null;
            }
            else
            {
                text.Append('\\').Append(name);
            }
        }

        return text.ToString();
    }
}
