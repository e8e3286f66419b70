namespace ModelGen;

/// <summary>
/// Declares the feed-forward part of a layer, <c>(f(x·Wgate) ⊙ x·Wup)·Wdown</c> with Wgate and Wup <c>[FeedForward × Hidden]</c> and Wdown
/// <c>[Hidden × FeedForward]</c> (Shazeer 2020, arXiv:2002.05202).
/// </summary>
/// <param name="kind">The nonlinearity.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ActivationAttribute(Activation kind) : Attribute
{
    /// <summary>The nonlinearity.</summary>
    public Activation Kind { get; } = kind;

    /// <summary>Whether the linear layers of the feed-forward part add a bias. Default: false.</summary>
    public bool Bias { get; init; }
}
