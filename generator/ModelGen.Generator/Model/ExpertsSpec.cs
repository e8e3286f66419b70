namespace ModelGen.Generator.Model;

/// <summary>A mixture of experts in place of a feed-forward part; the width of an expert is that of the part.</summary>
/// <param name="Count">Experts of a layer.</param>
/// <param name="Active">Experts that each token goes to.</param>
internal sealed record ExpertsSpec(int Count, int Active, ExpertScoring Scoring)
{
    /// <summary>True where the weights of the chosen experts are divided by their sum.</summary>
    public bool Renormalize { get; init; }

    /// <summary>The factor on the weights.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>How near scores must lie to share a weight.</summary>
    public double RouterJitter { get; init; } = 0.01;

    /// <summary>True where weights multiply what experts read.</summary>
    public bool ScaleInputs { get; init; }

    public bool RouterBias { get; init; }

    /// <summary>True where a correction is added to what experts are chosen by.</summary>
    public bool SelectionBias { get; init; }

    /// <summary>Groups of neighbours that experts are in.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>Groups that each token's experts come from.</summary>
    public int ActiveGroups { get; init; } = 1;

    /// <summary>How many of a group's largest scores its own is the sum of.</summary>
    public int GroupTop { get; init; } = 1;

    /// <summary>True where some experts are out of reach for the group that they are in.</summary>
    public bool IsLimitedToGroups => ActiveGroups < Groups;

    /// <summary>Width of the shared expert; 0: none.</summary>
    public int Shared { get; init; }

    public bool SharedGate { get; init; }
}
