using ModelGen.Kernels;

namespace ModelGen.Tests;

/// <summary>Constants whose bounds random numbers reach.</summary>
internal readonly struct ClampedSwiGlu : IActivationConstants
{
    public const float Factor = 1.702f;
    public const float Bound = 0.4f;
    public const float Offset = 1;

    public static float SigmoidFactor => Factor;

    public static float Limit => Bound;

    public static float UpOffset => Offset;
}
