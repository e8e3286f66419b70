namespace ModelGen;

/// <summary>Declares what happens to the embedded tokens before the first layer. Without it they are taken as they are.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EmbeddingAttribute : Attribute
{
    /// <summary>Whether a norm of the declared kind follows the embedding, with weights <c>[Hidden]</c> of its own (BLOOM; Dettmers et al. 2021, arXiv:2110.02861).</summary>
    public bool Normalized { get; init; }
}
