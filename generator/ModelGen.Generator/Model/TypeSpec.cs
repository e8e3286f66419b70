namespace ModelGen.Generator.Model;

/// <summary>The class that carries the declaration.</summary>
/// <param name="Namespace">Its namespace, or the empty string for the global one.</param>
/// <param name="Containers">The types around it, outermost first.</param>
/// <param name="Name">Its own name, as it is written (<c>@event</c> for a class called event).</param>
/// <param name="Keywords">Modifiers that each part of a partial type repeats, e.g. <c>public sealed</c>, without <c>partial class</c>.</param>
internal sealed record TypeSpec(string Namespace, EquatableArray<ContainerSpec> Containers, string Name, string Keywords)
{
    /// <summary><c>class</c>; <c>record</c> only where the declaration has an error that says so.</summary>
    public string Keyword { get; init; } = "class";

    /// <summary>Empty; <c>&lt;T&gt;</c> only where the declaration has an error that says so.</summary>
    public string TypeParameters { get; init; } = string.Empty;

    /// <summary>Empty, or what tells it from a type whose name differs in case alone.</summary>
    public string HintSuffix { get; init; } = string.Empty;

    /// <summary>Full metadata name, <c>Namespace.Outer+Name</c> with <c>+</c> as <c>.</c>: what hint names start with.</summary>
    public string HintName
    {
        get
        {
            IEnumerable<string> parts = Containers.Select(container => container.Name + Arity(container.TypeParameters)).Append(Name + Arity(TypeParameters));
            return string.Join(".", Namespace.Length == 0 ? parts : parts.Prepend(Namespace)).Replace("@", string.Empty) + HintSuffix;
        }
    }

    /// <summary>The type as code names it wherever it stands.</summary>
    public string QualifiedName => "global::" + string.Join(".", Containers.Select(container => container.Name).Append(Name).Prepend(Namespace).Where(part => part.Length > 0));

    private static string Arity(string typeParameters) => typeParameters.Length == 0 ? string.Empty : "`" + typeParameters.Split(',').Length;
}

/// <summary>
/// A type around the declared one: its keyword (<c>class</c>, <c>struct</c>, <c>interface</c>, <c>record</c>, <c>record struct</c>) and name.
/// </summary>
internal sealed record ContainerSpec(string Keyword, string Name)
{
    /// <summary>Empty; <c>&lt;T&gt;</c> only where the declaration has an error that says so.</summary>
    public string TypeParameters { get; init; } = string.Empty;
}
