namespace ModelGen.Text.Chat;

/// <summary>Variables, and the scope around them.</summary>
internal sealed class Scope(Scope? around)
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    /// <summary>Sets a variable of this scope.</summary>
    public object? this[string name]
    {
        set => _values[name] = value;
    }

    /// <summary>The value of a variable here or around; <see cref="Undefined"/> where there is none.</summary>
    public object? Find(string name)
    {
        for (Scope? scope = this; scope is not null; scope = scope.Around)
        {
            if (scope._values.TryGetValue(name, out object? value))
            {
                return value;
            }
        }

        return new Undefined($"'{name}'");
    }

    private Scope? Around { get; } = around;
}
