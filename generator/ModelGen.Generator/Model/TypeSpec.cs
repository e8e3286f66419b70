namespace ModelGen.Generator.Model;

/// <summary>The class that carries the declaration.</summary>
/// <param name="Namespace">Its namespace, or the empty string for the global one.</param>
/// <param name="Containers">The types around it, outermost first.</param>
/// <param name="Name">Its own name.</param>
/// <param name="Keywords">Modifiers that each part of a partial type repeats, e.g. <c>public sealed</c>, without <c>partial class</c>.</param>
internal sealed record TypeSpec(string Namespace, EquatableArray<ContainerSpec> Containers, string Name, string Keywords)
{
    /// <summary>Full metadata name, <c>Namespace.Outer+Name</c> with <c>+</c> as <c>.</c>: what hint names start with.</summary>
    public string HintName => string.Join(".", new[] { Namespace }.Where(part => part.Length > 0).Concat(Containers.Select(container => container.Name)).Append(Name));
}

/// <summary>A type around the declared one: its keyword (<c>class</c>, <c>struct</c>, <c>interface</c>, <c>record</c>, <c>record struct</c>) and name.</summary>
internal sealed record ContainerSpec(string Keyword, string Name);
