namespace ModelGen;

/// <summary>The function between the character convolution and what reads it.</summary>
public enum ConvolutionActivation
{
    /// <summary>max(x, 0)</summary>
    Relu,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,
}
