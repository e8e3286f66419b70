using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Parsing;

/// <summary>The members that the generator adds to a class. A test compares the list with what is emitted.</summary>
internal static class GeneratedMembers
{
    /// <summary>Methods, with the types of their parameters: users may overload them.</summary>
    public static readonly ImmutableArray<(string Name, ImmutableArray<string> Parameters)> Methods = ImmutableArray.Create(
        ("Load", ImmutableArray.Create("String", "LoadOptions")),
        ("CreateRandom", ImmutableArray.Create("Int32", "LoadOptions")),
        ("CreateSession", ImmutableArray.Create("Int32")),
        ("CreateSession", ImmutableArray.Create("Int32", "Nullable")),
        ("CreateBatch", ImmutableArray.Create("Int32")),
        ("Dispose", ImmutableArray<string>.Empty));

    /// <summary>Properties, fields and nested types, whose names they share with nothing.</summary>
    public static readonly ImmutableHashSet<string> Names =
        ImmutableHashSet.Create("Manifest", "ModelWeights", "ForwardPass", "DecoderLayerIndices", "EncoderLayerIndices", "_store", "_weights");

    /// <summary>
    /// What users wrote where the generator writes: members of the class, accessible ones of its base classes, or the class itself, which no member may be
    /// called after.
    /// </summary>
    public static IEnumerable<ISymbol> FindCollisions(INamedTypeSymbol model)
    {
        if (IsReserved(model.Name))
        {
            yield return model;
        }

        for (INamedTypeSymbol? type = model; type is { SpecialType: not SpecialType.System_Object }; type = type.BaseType)
        {
            foreach (ISymbol member in type.GetMembers().Where(member => Collides(member) && IsAccessible(member, model) && WrittenSyntax.IsWritten(member)))
            {
                yield return member;
            }
        }
    }

    /// <summary>True if <paramref name="model"/> can use a member of its own or of a base class.</summary>
    public static bool IsAccessible(ISymbol member, INamedTypeSymbol model) => member.DeclaredAccessibility switch
    {
        _ when SymbolEqualityComparer.Default.Equals(member.ContainingType, model) => true,
        Accessibility.Private => false,
        Accessibility.Internal or Accessibility.ProtectedAndInternal => member.ContainingAssembly.GivesAccessTo(model.ContainingAssembly),
        _ => true,
    };

    private static bool IsReserved(string name) => Names.Contains(name) || Methods.Any(method => method.Name == name);

    private static bool Collides(ISymbol member)
    {
        if (member.IsImplicitlyDeclared || !IsReserved(member.Name))
        {
            return false;
        }

        return member is not IMethodSymbol method
            || Names.Contains(method.Name)
            || Methods.Any(generated => generated.Name == method.Name && method.Arity == 0 && HasParameters(method, generated.Parameters));
    }

    private static bool HasParameters(IMethodSymbol method, ImmutableArray<string> types) =>
        method.Parameters.Select(parameter => parameter.RefKind == RefKind.None ? parameter.Type.Name : "ref").SequenceEqual(types);
}
