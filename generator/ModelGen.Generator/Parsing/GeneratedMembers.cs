using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Parsing;

/// <summary>The members that the generator adds to a class. A test compares the lists with what is emitted.</summary>
internal static class GeneratedMembers
{
    public static readonly MemberNames OfDecoders = new(
        ImmutableArray.Create(
            Method("Load", "String", "LoadOptions"),
            Method("CreateRandom", "Int32", "LoadOptions"),
            Method("CreateSession", "Int32"),
            Method("CreateSession", "Int32", "Nullable"),
            Method("CreateBatch", "Int32"),
            Method("Dispose")),
        ImmutableHashSet.Create("Manifest", "ModelWeights", "ForwardPass", "DecoderLayerIndices", "_store", "_weights"));

    public static readonly MemberNames OfWordVectors = new(
        ImmutableArray.Create(
            Method("Load", "String", "LoadOptions"),
            Method("CreateRandom", "Int32", "LoadOptions"),
            Method("CreateRandom", "Int32", "Int32", "LoadOptions"),
            Method("this[]", "String"),
            Method("TryGetVector", "String", "ref"),
            Method("IndexOf", "String"),
            Method("MostSimilar", "String", "Int32"),
            Method("MostSimilar", "ReadOnlySpan", "ReadOnlySpan", "Int32"),
            Method("MostSimilar", "ReadOnlySpan", "Int32"),
            Method("MostSimilarCosMul", "ReadOnlySpan", "ReadOnlySpan", "Int32"),
            Method("Analogy", "String", "String", "String", "Int32", "AnalogyMethod"),
            Method("DoesntMatch", "ReadOnlySpan"),
            Method("Similarity", "String", "String"),
            Method("CreateSession", "Int32"),
            Method("Dispose")),
        ImmutableHashSet.Create("Manifest", "Dimensions", "Words", "Item", "ModelWeights", "ForwardPass", "_store", "_weights", "_queries"));

    /// <summary>The members that a kind of model gets.</summary>
    public static MemberNames Of(ModelKind kind) => kind == ModelKind.WordVectors ? OfWordVectors : OfDecoders;

    /// <summary>
    /// What users wrote where the generator writes: members of the class, accessible ones of its base classes, or the class itself, which no member may be
    /// called after.
    /// </summary>
    public static IEnumerable<ISymbol> FindCollisions(ModelDeclaration declaration)
    {
        INamedTypeSymbol model = declaration.Symbol;
        MemberNames members = Of(declaration.Kind);
        if (members.Contains(model.Name))
        {
            yield return model;
        }

        for (INamedTypeSymbol? type = model; type is { SpecialType: not SpecialType.System_Object }; type = type.BaseType)
        {
            foreach (ISymbol member in type.GetMembers().Where(member => members.Collides(member) && IsAccessible(member, model) && WrittenSyntax.IsWritten(member)))
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

    private static (string Name, ImmutableArray<string> Parameters) Method(string name, params string[] parameters) => (name, ImmutableArray.Create(parameters));
}
