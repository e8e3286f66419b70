namespace ModelGen.Kernels;

/// <summary>What is done to a gate and to what it multiplies before they meet. Numbers that are none stay so.</summary>
/// <typeparam name="TConstants">The bound and the offset; the compiler leaves out what does nothing.</typeparam>
internal static class GateBounds<TConstants>
    where TConstants : struct, IActivationConstants
{
    /// <summary>min(gate, limit)</summary>
    public static TVector Gate<TVector, TSimd>(TVector gate)
        where TVector : struct
        where TSimd : struct, ISimd<TVector>
        => float.IsPositiveInfinity(TConstants.Limit) ? gate : TSimd.Min(TSimd.Broadcast(TConstants.Limit), gate);

    /// <summary>clamp(up, ±limit) + offset</summary>
    public static TVector Up<TVector, TSimd>(TVector up)
        where TVector : struct
        where TSimd : struct, ISimd<TVector>
    {
        up = float.IsPositiveInfinity(TConstants.Limit) ? up : TSimd.Max(TSimd.Broadcast(-TConstants.Limit), TSimd.Min(TSimd.Broadcast(TConstants.Limit), up));
        return TConstants.UpOffset == 0 ? up : TSimd.Add(up, TSimd.Broadcast(TConstants.UpOffset));
    }
}
