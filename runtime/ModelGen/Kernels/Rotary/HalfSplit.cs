namespace ModelGen.Kernels;

/// <summary>Elements i and i + n/2: <see cref="RotaryPairing.HalfSplit"/>.</summary>
public readonly unsafe struct HalfSplit : IRotaryPairing
{
    static void IRotaryPairing.Rotate<TVector, TSimd>(float* head, float* cosines, float* sines, int pairs)
    {
        float* other = head + pairs;
        int i = 0;
        for (; i <= pairs - TSimd.Count; i += TSimd.Count)
        {
            TVector a = TSimd.Load(head + i);
            TVector b = TSimd.Load(other + i);
            TVector cosine = TSimd.Load(cosines + i);
            TVector sine = TSimd.Load(sines + i);
            TSimd.Store(TSimd.Subtract(TSimd.Multiply(a, cosine), TSimd.Multiply(b, sine)), head + i);
            TSimd.Store(TSimd.Add(TSimd.Multiply(b, cosine), TSimd.Multiply(a, sine)), other + i);
        }

        if (i < pairs)
        {
            int left = pairs - i;
            TVector a = TSimd.LoadPartial(head + i, left);
            TVector b = TSimd.LoadPartial(other + i, left);
            TVector cosine = TSimd.LoadPartial(cosines + i, left);
            TVector sine = TSimd.LoadPartial(sines + i, left);
            TSimd.StorePartial(TSimd.Subtract(TSimd.Multiply(a, cosine), TSimd.Multiply(b, sine)), head + i, left);
            TSimd.StorePartial(TSimd.Add(TSimd.Multiply(b, cosine), TSimd.Multiply(a, sine)), other + i, left);
        }
    }
}
