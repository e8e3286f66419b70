using ModelGen.Generator.Model;

namespace ModelGen.Generator.Parsing.Declarations;

/// <summary>The arguments of <c>[Activation]</c>.</summary>
internal sealed class ActivationDeclaration(DeclaredAttribute attribute)
{
    public DeclaredAttribute Attribute { get; } = attribute;

    public Argument<Activation> Kind { get; } = attribute.Positional<Activation>(0, "Kind");

    public Argument<bool> Bias { get; } = attribute.Named<bool>("Bias");

    public Argument<bool> OutputBias { get; } = attribute.Named<bool>("OutputBias");

    public Argument<DeclaredText> Method { get; } = attribute.Named<DeclaredText>("Method");

    public Argument<bool> Gated { get; } = attribute.Named<bool>("Gated");

    public Argument<double> Limit { get; } = attribute.Named<double>("Limit");

    public Argument<double> SigmoidFactor { get; } = attribute.Named("SigmoidFactor", 1.0);

    public Argument<double> UpOffset { get; } = attribute.Named<double>("UpOffset");

    /// <summary>True for a kind that multiplies a second projection.</summary>
    public bool IsGated => Kind.Value.IsGated() || (Kind.Value == Activation.Custom && Gated.Value);
}
