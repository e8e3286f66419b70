namespace ModelGen;

/// <summary>
/// Declares the feed-forward part of a layer, <c>(f(x·Wgate) ⊙ x·Wup)·Wdown</c> with Wgate and Wup <c>[FeedForward × Hidden]</c> and Wdown
/// <c>[Hidden × FeedForward]</c> (Shazeer 2020, arXiv:2002.05202).
/// </summary>
/// <remarks>
/// <code>
/// [Activation(Activation.SwiGlu)]
/// [Activation(Activation.SwiGlu, Bias = true, Limit = 7, SigmoidFactor = 1.702, UpOffset = 1)]    // gpt-oss
/// </code>
/// </remarks>
/// <param name="kind">The nonlinearity.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ActivationAttribute(Activation kind) : Attribute
{
    /// <summary>The nonlinearity.</summary>
    public Activation Kind { get; } = kind;

    /// <summary>Whether the linear layers of the feed-forward part add a bias. Default: false.</summary>
    public bool Bias { get; init; }

    /// <summary>Whether the last of them does, Wdown, where that differs from the others (MosaicBERT, JinaBERT). Default: as <see cref="Bias"/>.</summary>
    public bool OutputBias { get; init; }

    /// <summary>
    /// The name of the method that <see cref="Activation.Custom"/> stands for: <c>static void Method(Span&lt;float&gt; x)</c> of the class, which replaces each
    /// element by the function of it. Generated code calls it directly, on several threads at once and with spans of any length: what it does to an element
    /// must depend on that element alone.
    /// </summary>
    /// <remarks>
    /// <code>
    /// [Activation(Activation.Custom, Method = nameof(Mish))]
    /// public sealed partial class MyModel
    /// {
    ///     // x·tanh(ln(1 + eˣ)): Misra 2019, arXiv:1908.08681
    ///     private static void Mish(Span&lt;float&gt; x)
    ///     {
    ///         for (int i = 0; i &lt; x.Length; i++)
    ///         {
    ///             x[i] *= MathF.Tanh(MathF.Log(1 + MathF.Exp(x[i])));
    ///         }
    ///     }
    /// }
    /// </code>
    /// </remarks>
    public string? Method { get; init; }

    /// <summary>
    /// Whether <see cref="Activation.Custom"/> multiplies a second projection, <c>f(x·Wgate) ⊙ x·Wup</c>, as the gated kinds do, or stands alone,
    /// <c>f(x·Wup)</c>. Default: false.
    /// </summary>
    public bool Gated { get; init; }

    /// <summary>
    /// What a gate is at most, and what the projection that it multiplies is at most in either direction, before they are multiplied:
    /// <c>f(min(x·Wgate, Limit)) ⊙ clamp(x·Wup, ±Limit)</c> (gpt-oss, arXiv:2508.10925). Greater than 0; for gated kinds only. Default: no limit.
    /// </summary>
    public double Limit { get; init; }

    /// <summary>
    /// β of <c>silu(x) = x·σ(β·x)</c> (Ramachandran et al. 2017, arXiv:1710.05941), greater than 0: for <see cref="Activation.Silu"/> and <see cref="Activation.SwiGlu"/> only; 1.702 of gpt-oss. Default: 1.
    /// </summary>
    public double SigmoidFactor { get; init; } = 1;

    /// <summary>
    /// What is added to the projection that a gate multiplies, behind its <see cref="Limit"/>: <c>f(x·Wgate) ⊙ (x·Wup + UpOffset)</c>, a finite number, for gated kinds only; 1 of gpt-oss. Default: 0.
    /// </summary>
    public double UpOffset { get; init; }
}
