namespace ModelGen.Generator.Parsing.Declarations;

/// <summary>The arguments of <c>[Experts]</c>.</summary>
internal sealed class ExpertsDeclaration(DeclaredAttribute attribute)
{
    public DeclaredAttribute Attribute { get; } = attribute;

    public Argument<int> Count { get; } = attribute.Named<int>("Count");

    public Argument<int> Active { get; } = attribute.Named<int>("Active");

    public Argument<int> Size { get; } = attribute.Named<int>("Size");

    public Argument<ExpertScoring> Scoring { get; } = attribute.Named<ExpertScoring>("Scoring");

    public Argument<bool> Renormalize { get; } = attribute.Named<bool>("Renormalize");

    public Argument<double> Scale { get; } = attribute.Named("Scale", 1.0);

    public Argument<double> RouterJitter { get; } = attribute.Named("RouterJitter", 0.01);

    public Argument<bool> ScaleInputs { get; } = attribute.Named<bool>("ScaleInputs");

    public Argument<bool> RouterBias { get; } = attribute.Named<bool>("RouterBias");

    public Argument<bool> SelectionBias { get; } = attribute.Named<bool>("SelectionBias");

    public Argument<int> Groups { get; } = attribute.Named("Groups", 1);

    public Argument<int> ActiveGroups { get; } = attribute.Named<int>("ActiveGroups");

    public Argument<int> GroupTop { get; } = attribute.Named("GroupTop", 1);

    public Argument<int> Shared { get; } = attribute.Named<int>("Shared");

    public Argument<bool> SharedGate { get; } = attribute.Named<bool>("SharedGate");

    public Argument<bool> Transposed { get; } = attribute.Named<bool>("Transposed");

    public Argument<bool> DownTransposed { get; } = attribute.Named<bool>("DownTransposed");

    public Argument<GateUpLayout> GateUp { get; } = attribute.Named<GateUpLayout>("GateUp");

    public Argument<GateUpLayout> SharedGateUp { get; } = attribute.Named<GateUpLayout>("SharedGateUp");
}
