using System.Text;

namespace ModelGen.Text.Tokenizers;

/// <summary>Code points that differ in case only, by Unicode's simple case folding.</summary>
internal static class CaseVariants
{
    /// <summary>The most variants that a code point has beside itself.</summary>
    public const int Most = 3;

    // The families that upper and lower case alone do not connect (CaseFolding.txt, status C and S, more than two members).
    private static readonly string[] Families =
    [
        "Kk\u212A", "Ss\u017F", "\u00C5\u00E5\u212B", "\u01C4\u01C5\u01C6", "\u01C7\u01C8\u01C9", "\u01CA\u01CB\u01CC", "\u01F1\u01F2\u01F3",
        "\u0392\u03B2\u03D0",
        "\u0395\u03B5\u03F5", "\u0398\u03B8\u03D1\u03F4", "\u0345\u0399\u03B9\u1FBE", "\u039A\u03BA\u03F0", "\u00B5\u039C\u03BC", "\u03A0\u03C0\u03D6",
        "\u03A1\u03C1\u03F1", "\u03A3\u03C2\u03C3", "\u03A6\u03C6\u03D5", "\u03A9\u03C9\u2126", "\u0412\u0432\u1C80", "\u0414\u0434\u1C81",
        "\u041E\u043E\u1C82",
        "\u0421\u0441\u1C83", "\u0422\u0442\u1C84\u1C85", "\u042A\u044A\u1C86", "\u0462\u0463\u1C87", "\u1E60\u1E61\u1E9B", "\u1C88\uA64A\uA64B",
    ];

    private static readonly Dictionary<int, string> FamilyOf = Families
        .SelectMany(family => family, (family, member) => (Member: (int)member, family))
        .ToDictionary(pair => pair.Member, pair => pair.family);

    /// <summary>Writes the other members of a code point's family.</summary>
    /// <returns>How many there are.</returns>
    public static int Of(int codePoint, Span<int> variants)
    {
        int count = 0;
        if (FamilyOf.TryGetValue(codePoint, out string? family))
        {
            foreach (char member in family)
            {
                if (member != codePoint)
                {
                    variants[count++] = member;
                }
            }

            return count;
        }

        if (Rune.TryCreate(codePoint, out Rune rune))
        {
            int lower = Rune.ToLowerInvariant(rune).Value;
            int upper = Rune.ToUpperInvariant(rune).Value;
            if (lower != codePoint)
            {
                variants[count++] = lower;
            }

            if (upper != codePoint && upper != lower)
            {
                variants[count++] = upper;
            }
        }

        return count;
    }
}
