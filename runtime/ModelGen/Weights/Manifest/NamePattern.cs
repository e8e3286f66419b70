namespace ModelGen.Runtime;

/// <summary>Names of tensors in which <c>{layer}</c> stands for any number.</summary>
internal static class NamePattern
{
    private const string Layer = "{layer}";

    public static bool Matches(string pattern, string name)
    {
        int at = pattern.IndexOf(Layer, StringComparison.Ordinal);
        if (at < 0)
        {
            return string.Equals(pattern, name, StringComparison.Ordinal);
        }

        ReadOnlySpan<char> head = pattern.AsSpan(0, at);
        ReadOnlySpan<char> tail = pattern.AsSpan(at + Layer.Length);
        return name.Length > head.Length + tail.Length
            && name.AsSpan().StartsWith(head, StringComparison.Ordinal)
            && name.AsSpan().EndsWith(tail, StringComparison.Ordinal)
            && !name.AsSpan(at, name.Length - head.Length - tail.Length).ContainsAnyExceptInRange('0', '9');
    }
}
