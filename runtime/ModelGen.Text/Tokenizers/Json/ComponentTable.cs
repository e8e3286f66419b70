namespace ModelGen.Text.Tokenizers;

/// <summary>Reads one kind of component by the name in its <c>type</c>.</summary>
/// <param name="kind">What the components are, for messages.</param>
/// <param name="readers">A reader for each type.</param>
internal sealed class ComponentTable<T>(string kind, IReadOnlyDictionary<string, Func<JsonEntry, T>> readers)
{
    /// <exception cref="ModelFormatException">The type is not supported, or the component is broken.</exception>
    public T Read(JsonEntry entry)
    {
        string type = entry.Require("type").String();
        return readers.TryGetValue(type, out Func<JsonEntry, T>? reader)
            ? reader(entry)
            : throw entry.Error($"is the {kind} '{type}', which is not supported (known: {string.Join(", ", readers.Keys.Order(StringComparer.Ordinal))})");
    }

    /// <summary>The components of a list.</summary>
    public IReadOnlyList<T> ReadAll(JsonEntry list) => [.. list.Elements().Select(Read)];
}
