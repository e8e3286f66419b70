namespace ModelGen.Runtime;

/// <summary>Names of tensors in which <c>{layer}</c> and <c>{expert}</c> stand for any number.</summary>
internal static class NamePattern
{
    private static readonly string[] Placeholders = ["{layer}", "{expert}"];

    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        (int at, int length) = First(pattern);
        if (at < 0)
        {
            return pattern.SequenceEqual(name);
        }

        if (!name.StartsWith(pattern[..at], StringComparison.Ordinal))
        {
            return false;
        }

        for (int end = at; end < name.Length && char.IsAsciiDigit(name[end]); end++)
        {
            if (Matches(pattern[(at + length)..], name[(end + 1)..]))
            {
                return true;
            }
        }

        return false;
    }

    private static (int At, int Length) First(ReadOnlySpan<char> pattern)
    {
        (int At, int Length) first = (-1, 0);
        foreach (string placeholder in Placeholders)
        {
            int at = pattern.IndexOf(placeholder, StringComparison.Ordinal);
            first = at >= 0 && (first.At < 0 || at < first.At) ? (at, placeholder.Length) : first;
        }

        return first;
    }
}
