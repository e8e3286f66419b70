namespace ModelGen.Kernels;

/// <summary>The slopes of attention with linear biases (Press et al. 2021), for any number of heads as BLOOM has them.</summary>
internal static class AlibiSlopes
{
    /// <summary>
    /// Head k of the first n = 2^⌊log₂ heads⌋ has the slope 2^(−8(k+1)/n); the r-th of those beyond has 2^(−4(2r+1)/n), which lies between the first ones.
    /// </summary>
    public static float Of(int head, int heads)
    {
        int power = 1 << int.Log2(heads);
        double exponent = head < power ? -8.0 * (head + 1) / power : -4.0 * ((2 * (head - power)) + 1) / power;
        return (float)Math.Pow(2, exponent);
    }
}
