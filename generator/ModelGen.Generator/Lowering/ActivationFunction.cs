using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>The function that a kernel applies: <see cref="Activation.Custom"/> is the struct <see cref="ForwardPlan.OwnActivation"/>.</summary>
/// <param name="IsSwish">True where the logistic function has a factor, which <see cref="ForwardPlan.Constants"/> has.</param>
/// <param name="IsBounded">True where a gate and what it multiplies have bounds or an offset, which the same struct has.</param>
internal sealed record ActivationFunction(Activation Kind, bool IsSwish = false, bool IsBounded = false)
{
    /// <summary>The function of a feed-forward part.</summary>
    public static ActivationFunction Of(FeedForwardSpec feedForward) => new(feedForward.Activation, feedForward.SigmoidFactor != 1, feedForward.IsBounded);
}
