using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Parsing;

/// <summary>The members that the generator adds to a kind of model.</summary>
/// <param name="Methods">Methods, and the indexer as <c>this[]</c>, with the types of their parameters: users may overload them.</param>
/// <param name="Names">Properties, fields and nested types, whose names they share with nothing.</param>
internal sealed record MemberNames(ImmutableArray<(string Name, ImmutableArray<string> Parameters)> Methods, ImmutableHashSet<string> Names)
{
    public bool Contains(string name) => Names.Contains(name) || Methods.Any(method => method.Name == name);

    /// <summary>True where what users wrote cannot stand beside what is generated.</summary>
    public bool Collides(ISymbol member)
    {
        if (member.IsImplicitlyDeclared || !Contains(member.Name))
        {
            return false;
        }

        return Names.Contains(member.Name) || member switch
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
