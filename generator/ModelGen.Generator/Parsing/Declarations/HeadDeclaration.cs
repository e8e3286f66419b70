namespace ModelGen.Generator.Parsing.Declarations;

/// <summary>The arguments of <c>[Head]</c>.</summary>
internal sealed class HeadDeclaration(DeclaredAttribute attribute)
{
    public DeclaredAttribute Attribute { get; } = attribute;

    public Argument<Head> Kind { get; } = attribute.Positional<Head>(0, "Kind");

    public Argument<bool> Tied { get; } = attribute.Named<bool>("Tied");

    public Argument<bool> Bias { get; } = attribute.Named<bool>("Bias");

    public Argument<bool> TransformBias { get; } = attribute.Named("TransformBias", true);

    public Argument<double> Scale { get; } = attribute.Named("Scale", 1.0);

    public Argument<double> LogitSoftCap { get; } = attribute.Named<double>("LogitSoftCap");

    public Argument<TextPooling> Pooling { get; } = attribute.Named<TextPooling>("Pooling");

    public Argument<bool> Dense { get; } = attribute.Named("Dense", true);

    public Argument<Activation> Activation { get; } = attribute.Named("Activation", ModelGen.Activation.Tanh);

    public Argument<int> Classes { get; } = attribute.Named<int>("Classes");
}
