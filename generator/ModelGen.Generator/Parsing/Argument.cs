using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Parsing;

/// <summary>An argument of an attribute: its value, or the default where it is not written.</summary>
/// <param name="Name">As users write it, e.g. <c>Layers</c>.</param>
/// <param name="Value">Meaningless unless <paramref name="State"/> says that it is known.</param>
internal readonly record struct Argument<T>(DeclaredAttribute Attribute, string Name, T Value, ArgumentState State)
    where T : struct
{
    public bool IsDeclared => State == ArgumentState.Declared;

    /// <summary>False where the compiler has an error of its own about the argument: rules pass over it, so that one mistake is one error.</summary>
    public bool IsKnown => State != ArgumentState.Unknown;

    /// <summary>Where it is written; the attribute's name where it is not.</summary>
    public Location Location => Attribute.LocationOf(Name);
}

/// <summary>How much is known of an argument.</summary>
internal enum ArgumentState
{
    /// <summary>It is not written.</summary>
    Default,

    /// <summary>It is written, and a constant of the right type.</summary>
    Declared,

    /// <summary>It is written and does not compile, or something in its attribute does not compile and may have been meant for it.</summary>
    Unknown,
}
