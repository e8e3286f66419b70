namespace ModelGen.Generator.Model;

/// <summary>The feed-forward part of a layer.</summary>
/// <param name="Size">Width between its two projections.</param>
internal sealed record FeedForwardSpec(int Size, Activation Activation, bool Bias);
