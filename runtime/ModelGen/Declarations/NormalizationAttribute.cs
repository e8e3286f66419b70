namespace ModelGen;

/// <summary>Declares how hidden states are normalized, and where in a layer.</summary>
/// <param name="kind">The norm.</param>
/// <param name="placement">Where it stands.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NormalizationAttribute(Norm kind, NormPlacement placement) : Attribute
{
    /// <summary>The norm.</summary>
    public Norm Kind { get; } = kind;

    /// <summary>Where it stands.</summary>
    public NormPlacement Placement { get; } = placement;

    /// <summary>
    /// Whether norms multiply by a weight <c>[Hidden]</c>. Without it they have nothing to learn, and checkpoints nothing to store (OLMo 1; Groeneveld et al. 2024, arXiv:2402.00838). All norms of the model are alike: those of
    /// embeddings, of queries and keys, and of heads too. Default: true.
    /// </summary>
    public bool Weight { get; init; } = true;

    /// <summary>Whether a bias <c>[Hidden]</c> is added. Default: true for <see cref="Norm.Layer"/> with a weight, which alone can have one.</summary>
    public bool Bias { get; init; }

    /// <summary>
    /// Whether checkpoints store each norm's weight less one: the norm multiplies by <c>1 + w</c> (Gemma). GGUF files store the sum, which is known. Default: false.
    /// </summary>
    public bool UnitOffset { get; init; }

    /// <summary>Whether one more norm follows the last layer. Default: true, but for <see cref="NormPlacement.Post"/>.</summary>
    public bool Final { get; init; }

    /// <summary>
    /// What is added to the mean square before the root, above 0 and below 1. Default: 1e-5, that of LLaMA 2 and 3 and of Mistral; LLaMA 1 and Qwen use 1e-6.
    /// A checkpoint that says otherwise is
    /// refused when it is loaded.
    /// </summary>
    public double Epsilon { get; init; } = 1e-5;
}
