using ModelGen.Generator.Model;

namespace ModelGen.Generator.Parsing.Declarations;

/// <summary>The arguments of <c>[Checkpoint]</c>.</summary>
internal sealed class CheckpointDeclaration(DeclaredAttribute attribute)
{
    public DeclaredAttribute Attribute { get; } = attribute;

    public Argument<Naming> Naming { get; } = attribute.Positional<Naming>(0, "Naming");

    public Argument<QueryKeyValueLayout> QueryKeyValue { get; } = attribute.Named<QueryKeyValueLayout>("QueryKeyValue");

    public Argument<GateUpLayout> GateUp { get; } = attribute.Named<GateUpLayout>("GateUp");

    public Argument<bool> Transposed { get; } = attribute.Named<bool>("Transposed");

    public Argument<EquatableArray<DeclaredText>> Ignored { get; } = attribute.Named<EquatableArray<DeclaredText>>("Ignored");
}
