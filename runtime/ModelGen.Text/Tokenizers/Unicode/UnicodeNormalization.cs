using System.Text;

namespace ModelGen.Text.Tokenizers;

/// <summary>
/// Unicode's normalization forms (Standard Annex 15) by tables of our own: <see cref="string.Normalize()"/> does nothing in programs with invariant
/// globalization, and
/// elsewhere answers by whatever version of ICU the machine has, while a token must be the same everywhere.
/// </summary>
internal static class UnicodeNormalization
{
    private const int HangulFirst = 0xAC00;
    private const int HangulCount = 11172;
    private const int LeadFirst = 0x1100;
    private const int LeadCount = 19;
    private const int VowelFirst = 0x1161;
    private const int VowelCount = 21;
    private const int TailFirst = 0x11A7;
    private const int TailCount = 28;

    /// <summary>Well-formed text in one of the four forms.</summary>
    public static string Normalize(string text, NormalizationForm form)
    {
        bool compatible = form is NormalizationForm.FormKC or NormalizationForm.FormKD;
        bool compose = form is NormalizationForm.FormC or NormalizationForm.FormKC;

        // Below the first combining mark nothing composes; without compatibility and decomposition, Latin-1 is as it should be.
        char firstAffected = compose ? (compatible ? '\u00A0' : '\u0300') : (compatible ? '\u00A0' : '\u00C0');
        if (!text.AsSpan().ContainsAnyInRange(firstAffected, char.MaxValue))
        {
            return text;
        }

        List<int> points = Decompose(text, compatible);
        Reorder(points);
        if (compose)
        {
            Compose(points);
        }

        var builder = new StringBuilder(text.Length + 16);
        foreach (int point in points)
        {
            if (point <= char.MaxValue)
            {
                builder.Append((char)point);
            }
            else
            {
                builder.Append((char)(0xD800 + ((point - 0x10000) >> 10))).Append((char)(0xDC00 + ((point - 0x10000) & 0x3FF)));
            }
        }

        return builder.ToString();
    }

    /// <summary>The first code point of a code point's canonical decomposition.</summary>
    public static int FirstOfDecomposition(int point)
    {
        int syllable = point - HangulFirst;
        return (uint)syllable < HangulCount
            ? LeadFirst + (syllable / (VowelCount * TailCount))
            : point < 0xC0 ? point : NormalizationTables.Instance.Decomposition(point, compatible: false)?[0] ?? point;
    }

    private static List<int> Decompose(string text, bool compatible)
    {
        NormalizationTables tables = NormalizationTables.Instance;
        var points = new List<int>(text.Length + 16);
        for (int i = 0; i < text.Length;)
        {
            int point = CodePoints.At(text, i);
            i += point > char.MaxValue ? 2 : 1;
            int syllable = point - HangulFirst;
            if (point < 0xA0)
            {
                points.Add(point);
            }
            else if ((uint)syllable < HangulCount)
            {
                points.Add(LeadFirst + (syllable / (VowelCount * TailCount)));
                points.Add(VowelFirst + (syllable % (VowelCount * TailCount) / TailCount));
                if (syllable % TailCount != 0)
                {
                    points.Add(TailFirst + (syllable % TailCount));
                }
            }
            else if (tables.Decomposition(point, compatible) is { } parts)
            {
                points.AddRange(parts);
            }
            else
            {
                points.Add(point);
            }
        }

        return points;
    }

    // Marks behind a starter go in the order of their classes; equal ones keep theirs. Sorting runs as a whole keeps hostile piles of marks from taking
    // quadratic time.
    private static void Reorder(List<int> points)
    {
        NormalizationTables tables = NormalizationTables.Instance;
        for (int start = 0; start < points.Count; start++)
        {
            if (tables.CombiningClass(points[start]) == 0)
            {
                continue;
            }

            int end = start + 1;
            bool sorted = true;
            while (end < points.Count && tables.CombiningClass(points[end]) is > 0 and int next)
            {
                sorted &= tables.CombiningClass(points[end - 1]) <= next;
                end++;
            }

            if (!sorted)
            {
                int[] run = [.. points.GetRange(start, end - start).OrderBy(tables.CombiningClass)];
                for (int i = 0; i < run.Length; i++)
                {
                    points[start + i] = run[i];
                }
            }

            start = end;
        }
    }

    private static void Compose(List<int> points)
    {
        NormalizationTables tables = NormalizationTables.Instance;
        int starter = -1;       // index of the last starter kept
        int lastClass = 0;      // class of the last mark kept behind it
        int kept = 0;
        for (int i = 0; i < points.Count; i++)
        {
            int point = points[i];
            int combining = tables.CombiningClass(point);

            // A mark is blocked by one of its own class or higher; a starter composes only with a starter right before it.
            bool reachable = starter >= 0 && (kept == starter + 1 || (combining != 0 && lastClass < combining));
            if (reachable && Pair(points[starter], point, tables) is >= 0 and int composite)
            {
                points[starter] = composite;
                continue;
            }

            if (combining == 0)
            {
                starter = kept;
                lastClass = 0;
            }
            else
            {
                lastClass = combining;
            }

            points[kept++] = point;
        }

        points.RemoveRange(kept, points.Count - kept);
    }

    private static int Pair(int first, int second, NormalizationTables tables)
    {
        int lead = first - LeadFirst;
        int vowel = second - VowelFirst;
        if ((uint)lead < LeadCount && (uint)vowel < VowelCount)
        {
            return HangulFirst + (((lead * VowelCount) + vowel) * TailCount);
        }

        int syllable = first - HangulFirst;
        int tail = second - TailFirst;
        if ((uint)syllable < HangulCount && syllable % TailCount == 0 && tail is > 0 and < TailCount)
        {
            return first + tail;
        }

        return tables.Composite(first, second);
    }
}
