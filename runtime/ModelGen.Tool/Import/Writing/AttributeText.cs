using System.Reflection;

namespace ModelGen.Tool.Import.Writing;

/// <summary>An attribute as a declaration writes it: its named arguments in the order in which it has them, without those that equal its own defaults.</summary>
internal sealed class AttributeText
{
    private readonly Type _type;
    private readonly object[] _positional;
    private readonly object _defaults;
    private readonly Dictionary<string, object> _named = [];

    private AttributeText(Type type, object[] positional)
    {
        _type = type;
        _positional = positional;
        _defaults = Activator.CreateInstance(type, positional)!;
    }

    /// <summary>True where it has nothing to say beside its positional arguments.</summary>
    public bool IsPlain => _named.Count == 0;

    /// <summary>Sets a named argument; one that equals the default of the attribute, or is null, is left out.</summary>
    public object? this[string name]
    {
        set
        {
            if (value is null || value.Equals(Property(name).GetValue(_defaults)))
            {
                _named.Remove(name);
            }
            else
            {
                _named[name] = value;
            }
        }
    }

    /// <param name="positional">The arguments of its constructor.</param>
    public static AttributeText Of<TAttribute>(params object[] positional)
        where TAttribute : Attribute => new(typeof(TAttribute), positional);

    /// <summary>True where its first positional argument is a value.</summary>
    public bool Begins(object value) => _positional is [var first, ..] && first.Equals(value);

    /// <summary>Sets a named argument that is written whatever it is: where leaving it out means something that depends on the rest of the declaration.</summary>
    public AttributeText Always(string name, object value)
    {
        _ = Property(name);
        _named[name] = value;
        return this;
    }

    /// <summary><c>[Head(Head.LanguageModel, Tied = true)]</c></summary>
    public override string ToString()
    {
        IEnumerable<string> named = _type.GetProperties()
            .OrderBy(property => property.MetadataToken)
            .Where(property => _named.ContainsKey(property.Name))
            .Select(property => $"{property.Name} = {CSharpLiteral.Of(_named[property.Name])}");
        string arguments = string.Join(", ", _positional.Select(CSharpLiteral.Of).Concat(named));
        string name = _type.Name[..^nameof(Attribute).Length];
        return arguments.Length == 0 ? $"[{name}]" : $"[{name}({arguments})]";
    }

    private PropertyInfo Property(string name) => _type.GetProperty(name) ?? throw new ArgumentException($"{_type.Name} has no property {name}.", nameof(name));
}
