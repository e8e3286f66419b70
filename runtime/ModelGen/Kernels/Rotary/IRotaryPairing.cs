namespace ModelGen.Kernels;

/// <summary>Which two elements of a head are turned together: <see cref="HalfSplit"/> or <see cref="Interleaved"/>.</summary>
public unsafe interface IRotaryPairing
{
    /// <summary>Turns each pair (a, b) of a head to (a·cos − b·sin, b·cos + a·sin).</summary>
    internal static abstract void Rotate<TVector, TSimd>(float* head, float* cosines, float* sines, int pairs)
        where TVector : struct
        where TSimd : struct, ISimd<TVector>;
}
