namespace ModelGen.Text.Chat;

// The values of templates are those of Python: null is its None; bool; BigInteger, whole numbers of any size; double; string; and the classes here.

/// <summary>What is not there. It is false, shows nothing and has no elements; anything else is an error that says what is missing.</summary>
/// <param name="what">How messages call it.</param>
internal sealed class Undefined(string what)
{
    public string What => what;
}

/// <summary>What kind of sequence it is.</summary>
internal enum SequenceKind
{
    List,
    Tuple,

    /// <summary>What filters such as <c>select</c> give: it can be gone through once, has no length, and is true even where nothing is in it.</summary>
    Iterator,
}

/// <summary>A sequence of values, which nothing changes.</summary>
internal sealed class TemplateSequence(IReadOnlyList<object?> items, SequenceKind kind = SequenceKind.List)
{
    private bool _spent;

    public SequenceKind Kind => kind;

    /// <summary>The elements, where it is no iterator.</summary>
    public IReadOnlyList<object?> Items => items;

    /// <summary>The elements to go through.</summary>
    public IReadOnlyList<object?> Take()
    {
        bool spent = _spent;
        _spent = kind == SequenceKind.Iterator;
        return spent ? [] : items;
    }
}

/// <summary>A mapping in the order in which it was written.</summary>
internal sealed class TemplateMap : OrderedDictionary<string, object?>
{
    public TemplateMap()
        : base(StringComparer.Ordinal)
    {
    }
}

/// <summary>Something with attributes of its own.</summary>
internal interface IAttributes
{
    bool TryGet(string name, out object? value);
}

/// <summary>Variables that outlive the loop in which they are set.</summary>
internal sealed class TemplateNamespace : IAttributes
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    public object? this[string name]
    {
        set => _values[name] = value;
    }

    public bool TryGet(string name, out object? value) => _values.TryGetValue(name, out value);
}
