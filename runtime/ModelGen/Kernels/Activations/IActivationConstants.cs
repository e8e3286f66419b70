namespace ModelGen.Kernels;

/// <summary>The constants of an activation, which the kernels are compiled for: <c>f(min(gate, Limit)) · (clamp(up, ±Limit) + UpOffset)</c>.</summary>
/// <remarks>Of gpt-oss: OpenAI 2025, arXiv:2508.10925.</remarks>
public interface IActivationConstants
{
    /// <summary>β of <see cref="Swish{TConstants}"/>, greater than 0.</summary>
    static virtual float SigmoidFactor => 1;

    /// <summary>What a gate is at most, and what the projection that it multiplies is at most in either direction, greater than 0; infinity: anything.</summary>
    static virtual float Limit => float.PositiveInfinity;

    /// <summary>What is added to the projection that a gate multiplies.</summary>
    static virtual float UpOffset => 0;
}
