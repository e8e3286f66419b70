namespace ModelGen;

/// <summary>Declares how hidden states are normalized, and where in a layer.</summary>
/// <param name="kind">The norm, with a weight <c>[Hidden]</c>.</param>
/// <param name="placement">Where it stands.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NormalizationAttribute(Norm kind, NormPlacement placement) : Attribute
{
    /// <summary>The norm, with a weight <c>[Hidden]</c>.</summary>
    public Norm Kind { get; } = kind;

    /// <summary>Where it stands.</summary>
    public NormPlacement Placement { get; } = placement;

    /// <summary>Whether a bias <c>[Hidden]</c> is added. Default: true for <see cref="Norm.Layer"/>, which alone can have one.</summary>
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
