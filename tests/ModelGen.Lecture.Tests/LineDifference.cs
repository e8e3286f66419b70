namespace ModelGen.Lecture.Tests;

/// <summary>What a change takes away from a text and adds to it, with the lines around, as <c>diff -u</c> prints it.</summary>
internal static class LineDifference
{
    private const int Around = 1;

    public static IEnumerable<string> Of(string[] before, string[] after)
    {
        (char Mark, string Line)[] script = [.. Script(before, after)];
        int written = 0;
        for (int i = 0; i < script.Length; i++)
        {
            int nearest = Enumerable.Range(Math.Max(0, i - Around), Math.Min(script.Length, i + Around + 1) - Math.Max(0, i - Around)).Count(j => script[j].Mark != ' ');
            if (nearest == 0 || (script[i].Mark == ' ' && script[i].Line.Trim().Length == 0))
            {
                continue;
            }

            if (written > 0 && i > written)
            {
                yield return "…";
            }

            yield return (script[i].Mark + " " + script[i].Line).TrimEnd();
            written = i + 1;
        }
    }

    /// <summary>The lines of both texts in one order, those of a longest common subsequence without a mark.</summary>
    private static IEnumerable<(char Mark, string Line)> Script(string[] before, string[] after)
    {
        int[,] common = new int[before.Length + 1, after.Length + 1];
        for (int b = before.Length - 1; b >= 0; b--)
        {
            for (int a = after.Length - 1; a >= 0; a--)
            {
                common[b, a] = before[b] == after[a] ? common[b + 1, a + 1] + 1 : Math.Max(common[b + 1, a], common[b, a + 1]);
            }
        }

        for (int b = 0, a = 0; b < before.Length || a < after.Length;)
        {
            if (b < before.Length && a < after.Length && before[b] == after[a])
            {
                yield return (' ', after[a]);
                (b, a) = (b + 1, a + 1);
            }
            else if (b < before.Length && (a == after.Length || common[b + 1, a] >= common[b, a + 1]))
            {
                yield return ('-', before[b++]);
            }
            else
            {
                yield return ('+', after[a++]);
            }
        }
    }
}
