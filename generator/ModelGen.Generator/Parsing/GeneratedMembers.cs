using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Parsing;

/// <summary>The members that the generator adds to a class. A test compares the list with what is emitted.</summary>
internal sealed class GeneratedMembers
{
    private static readonly ImmutableArray<string> CommonNames = ImmutableArray.Create("Manifest", "ModelWeights", "ForwardPass", "_store", "_weights");

    private static readonly GeneratedMembers OfTransformer = new(
        ImmutableArray.Create(
            ("CreateSession", ImmutableArray.Create("Int32")),
            ("CreateSession", ImmutableArray.Create("Int32", "Nullable")),
            ("CreateBatch", ImmutableArray.Create("Int32"))),
        ImmutableArray<string>.Empty);

    private static readonly GeneratedMembers OfEncoderDecoder = new(
        ImmutableArray.Create(
            ("CreateSession", ImmutableArray.Create("Int32", "Int32")),
            ("CreateBatch", ImmutableArray.Create("Int32")),
            ("CreateEncoder", ImmutableArray.Create("Int32"))),
        ImmutableArray.Create(
            "EncoderWeights", "DecoderWeights", "EncoderForwardPass", "DecoderForwardPass", "_encoderWeights", "_decoderWeights"));

    private static readonly GeneratedMembers OfBidirectionalLstm = new(
        ImmutableArray.Create(("CreateSession", ImmutableArray.Create("Int32", "Int32", "Nullable"))),
        ImmutableArray<string>.Empty);

    private static readonly GeneratedMembers OfWordVectors = new(
        ImmutableArray.Create(
            ("CreateRandom", ImmutableArray.Create("Int32", "Int32", "LoadOptions")),
            ("this[]", ImmutableArray.Create("String")),
            ("TryGetVector", ImmutableArray.Create("String", "ref")),
            ("IndexOf", ImmutableArray.Create("String")),
            ("MostSimilar", ImmutableArray.Create("String", "Int32")),
            ("MostSimilar", ImmutableArray.Create("ReadOnlySpan", "ReadOnlySpan", "Int32")),
            ("MostSimilar", ImmutableArray.Create("ReadOnlySpan", "Int32")),
            ("MostSimilarCosMul", ImmutableArray.Create("ReadOnlySpan", "ReadOnlySpan", "Int32")),
            ("Analogy", ImmutableArray.Create("String", "String", "String", "Int32", "AnalogyMethod")),
            ("DoesntMatch", ImmutableArray.Create("ReadOnlySpan")),
            ("Similarity", ImmutableArray.Create("String", "String")),
            ("CreateSession", ImmutableArray.Create("Int32"))),
        ImmutableArray.Create("Dimensions", "Words", "Item", "_queries"));

    /// <summary>What the lists of the layers of each kind end in.</summary>
    private const string Indices = "LayerIndices";

    private GeneratedMembers(ImmutableArray<(string Name, ImmutableArray<string> Parameters)> methods, ImmutableArray<string> names)
    {
        Methods = methods
            .Add(("Load", ImmutableArray.Create("String", "LoadOptions")))
            .Add(("CreateRandom", ImmutableArray.Create("Int32", "LoadOptions")))
            .Add(("Dispose", ImmutableArray<string>.Empty));
        Names = names.ToImmutableHashSet().Union(CommonNames);
    }

    /// <summary>Methods, and the indexer as <c>this[]</c>, with the types of their parameters: users may overload them.</summary>
    public ImmutableArray<(string Name, ImmutableArray<string> Parameters)> Methods { get; }

    /// <summary>Properties, fields and nested types beside the lists of layers, whose names they share with nothing.</summary>
    public ImmutableHashSet<string> Names { get; }

    /// <summary>What is added to a model.</summary>
    public static GeneratedMembers Of(ModelDeclaration declaration) => declaration.Kind switch
    {
        ModelKind.Transformer when declaration.IsEncoderDecoder || declaration.Stack != Stack.Both => OfEncoderDecoder,
        ModelKind.BidirectionalLstm => OfBidirectionalLstm,
        ModelKind.WordVectors => OfWordVectors,
        _ => OfTransformer,
    };

    /// <summary>
    /// What users wrote where the generator writes: members of the class, accessible ones of its base classes, or the class itself, which no member may be
    /// called after.
    /// </summary>
    public IEnumerable<ISymbol> FindCollisions(INamedTypeSymbol model)
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

    /// <summary>True for a name that generated properties, fields and nested types may have.</summary>
    public bool HasName(string name) => Names.Contains(name) || name.EndsWith(Indices, StringComparison.Ordinal);

    private bool IsReserved(string name) => HasName(name) || Methods.Any(method => method.Name == name);

    /// <summary>True where what users wrote cannot stand beside what is generated.</summary>
    public bool Collides(ISymbol member)
    {
        if (member.IsImplicitlyDeclared || !IsReserved(member.Name))
        {
            return false;
        }

        return HasName(member.Name) || member switch
        {
            IMethodSymbol method => method.Arity == 0 && HasOverload(method.Name, method.Parameters),
            IPropertySymbol { IsIndexer: true } indexer => HasOverload(indexer.Name, indexer.Parameters),
            _ => true,
        };
    }

    private bool HasOverload(string name, ImmutableArray<IParameterSymbol> parameters)
    {
        IEnumerable<string> types = parameters.Select(parameter => parameter.RefKind == RefKind.None ? parameter.Type.Name : "ref");
        return Methods.Any(method => method.Name == name && types.SequenceEqual(method.Parameters));
    }
}
