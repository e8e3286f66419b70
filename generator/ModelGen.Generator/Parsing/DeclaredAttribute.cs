using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Parsing;

/// <summary>
/// Reads the arguments of one attribute, and finds where each is written. With <see cref="ModelDeclaration"/> the only code that sees attribute data.
/// </summary>
internal sealed class DeclaredAttribute
{
    private readonly AttributeData _data;
    private readonly AttributeSyntax? _syntax;

    public DeclaredAttribute(AttributeData data, CancellationToken cancellationToken)
    {
        _data = data;
        _syntax = data.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax;
        int written = _syntax?.ArgumentList?.Arguments.Count ?? 0;
        int understood = data.ConstructorArguments.Length + data.NamedArguments.Length;
        Compiles = data.AttributeConstructor is not null
            && written == understood
            && data.ConstructorArguments.All(IsConstant)
            && data.NamedArguments.All(named => IsConstant(named.Value));
    }

    /// <summary>False where the compiler has an error of its own about the attribute.</summary>
    public bool Compiles { get; }

    /// <summary>As users write it, e.g. <c>PositionEncoding</c>.</summary>
    public string Name
    {
        get
        {
            string name = _data.AttributeClass?.Name ?? string.Empty;
            return name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
        }
    }

    /// <summary>The attribute's class.</summary>
    public INamedTypeSymbol? Class => _data.AttributeClass;

    /// <summary>The attribute, as it is written; null only where it does not come from source.</summary>
    public AttributeSyntax? Syntax => _syntax;

    /// <summary>The attribute's name.</summary>
    public Location Location => _syntax?.Name.GetLocation() ?? Location.None;

    /// <summary>An argument of the constructor, called as its property is called.</summary>
    public Argument<T> Positional<T>(int index, string name)
        where T : struct
    {
        ImmutableArray<TypedConstant> arguments = _data.ConstructorArguments;
        return index < arguments.Length && TryConvert(arguments[index], out T value)
            ? new Argument<T>(this, name, value, ArgumentState.Declared)
            : new Argument<T>(this, name, default, ArgumentState.Unknown);
    }

    /// <summary>A named argument.</summary>
    public Argument<T> Named<T>(string name, T byDefault = default)
        where T : struct
    {
        foreach (KeyValuePair<string, TypedConstant> named in _data.NamedArguments)
        {
            if (named.Key == name)
            {
                return TryConvert(named.Value, out T value)
                    ? new Argument<T>(this, name, value, ArgumentState.Declared)
                    : new Argument<T>(this, name, default, ArgumentState.Unknown);
            }
        }

        return new Argument<T>(this, name, byDefault, Compiles ? ArgumentState.Default : ArgumentState.Unknown);
    }

    /// <summary>Where an argument is written; the attribute's name where it is not.</summary>
    public Location LocationOf(string argument)
    {
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = _syntax?.ArgumentList?.Arguments ?? default;
        AttributeArgumentSyntax? named = arguments.FirstOrDefault(candidate => candidate.NameEquals?.Name.Identifier.ValueText == argument);
        return (named ?? FindPositional(arguments, argument))?.GetLocation() ?? Location;
    }

    // Constructor parameters are called as their properties are, in camel case.
    private AttributeArgumentSyntax? FindPositional(SeparatedSyntaxList<AttributeArgumentSyntax> arguments, string argument)
    {
        ImmutableArray<IParameterSymbol> parameters = _data.AttributeConstructor?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty;
        for (int index = 0; index < parameters.Length; index++)
        {
            string parameter = parameters[index].Name;
            if (string.Equals(parameter, argument, StringComparison.OrdinalIgnoreCase))
            {
                return arguments.FirstOrDefault(candidate => candidate.NameColon?.Name.Identifier.ValueText == parameter)
                    ?? (index < arguments.Count && arguments[index].NameEquals is null ? arguments[index] : null);
            }
        }

        return null;
    }

    private static bool IsConstant(TypedConstant constant) => constant.Kind switch
    {
        TypedConstantKind.Primitive or TypedConstantKind.Enum => true,
        TypedConstantKind.Array => constant.IsNull || constant.Values.All(IsConstant),
        _ => false,
    };

    private static bool TryConvert<T>(TypedConstant constant, out T value)
        where T : struct
    {
        switch (constant.Kind)
        {
            case TypedConstantKind.Primitive when typeof(T) == typeof(DeclaredText) && constant.Value is null or string:
                value = (T)(object)new DeclaredText((string?)constant.Value);
                return true;
            case TypedConstantKind.Primitive when constant.Value is T primitive:
                value = primitive;
                return true;
            case TypedConstantKind.Enum when typeof(T).IsEnum && constant.Value is int number && constant.Type?.Name == typeof(T).Name:
                value = (T)Enum.ToObject(typeof(T), number);
                return true;
            case TypedConstantKind.Array when typeof(T) == typeof(EquatableArray<DeclaredText>):
                value = (T)(object)(constant.IsNull ? [] : constant.Values.Select(item => new DeclaredText(item.Value as string))).ToEquatableArray();
                return true;
            case TypedConstantKind.Array when typeof(T) == typeof(EquatableArray<int>):
                // null is an empty list.
                value = (T)(object)(constant.IsNull ? [] : constant.Values.Select(item => item.Value).OfType<int>()).ToEquatableArray();
                return true;
            case TypedConstantKind.Array when typeof(T) == typeof(EquatableArray<double>):
                value = (T)(object)(constant.IsNull ? [] : constant.Values.Select(item => item.Value).OfType<double>()).ToEquatableArray();
                return true;
            default:
                value = default;
                return false;
        }
    }
}
