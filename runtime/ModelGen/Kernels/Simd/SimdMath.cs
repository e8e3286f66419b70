using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>Functions over vectors of float32, accurate to about one unit in the last place, for all widths.</summary>
internal static class SimdMath<TVector, TSimd>
    where TVector : struct
    where TSimd : struct, ISimd<TVector>
{
    // Below, e^x is less than the smallest normal number; above, more than the largest.
    private const float SmallestExponent = -87.33654f;
    private const float LargestExponent = 88.37626f;

    /// <summary>e^x; 0 below −87.3, and never more than e^88.4.</summary>
    /// <remarks>x = n·ln 2 + r with |r| ≤ ln 2 / 2; e^r by the polynomial of Cephes' <c>expf</c> (S. Moshier), ln 2 in two parts so that r is exact.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp(TVector x)
    {
        TVector lowest = TSimd.Broadcast(SmallestExponent);
        TVector inside = TSimd.Min(TSimd.Broadcast(LargestExponent), TSimd.Max(lowest, x));
        TVector n = TSimd.Round(TSimd.Multiply(inside, TSimd.Broadcast(1.44269504f)));
        TVector r = TSimd.MultiplyAdd(n, TSimd.Broadcast(-0.693359375f), inside);
        r = TSimd.MultiplyAdd(n, TSimd.Broadcast(2.12194440e-4f), r);

        TVector p = TSimd.MultiplyAdd(TSimd.Broadcast(1.9875691500e-4f), r, TSimd.Broadcast(1.3981999507e-3f));
        p = TSimd.MultiplyAdd(p, r, TSimd.Broadcast(8.3334519073e-3f));
        p = TSimd.MultiplyAdd(p, r, TSimd.Broadcast(4.1665795894e-2f));
        p = TSimd.MultiplyAdd(p, r, TSimd.Broadcast(1.6666665459e-1f));
        p = TSimd.MultiplyAdd(p, r, TSimd.Broadcast(5.0000001201e-1f));
        p = TSimd.MultiplyAdd(TSimd.Multiply(r, r), p, r);
        p = TSimd.Add(p, TSimd.Broadcast(1f));

        TVector value = TSimd.Multiply(p, TSimd.PowerOfTwo(n));
        return TSimd.Select(TSimd.GreaterThanOrEqual(lowest, x), TSimd.Broadcast(0f), value);
    }

    /// <summary>The error function, 2/√π·∫₀ˣ e^−t² dt.</summary>
    /// <remarks>
    /// Minimax polynomials by N. Juffa: erf(x) = x + x·P(x²) up to 0.9277, and 1 − e^Q(|x|) beyond, to about one unit in the last place throughout.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Erf(TVector x)
    {
        TVector t = TSimd.Abs(x);
        TVector square = TSimd.Multiply(x, x);

        TVector q = TSimd.MultiplyAdd(TSimd.Broadcast(-1.72853470e-5f), t, TSimd.Broadcast(3.83197126e-4f));
        TVector u = TSimd.MultiplyAdd(TSimd.Broadcast(-3.88396438e-3f), t, TSimd.Broadcast(2.42546219e-2f));
        q = TSimd.MultiplyAdd(q, square, u);
        q = TSimd.MultiplyAdd(q, t, TSimd.Broadcast(-1.06777877e-1f));
        q = TSimd.MultiplyAdd(q, t, TSimd.Broadcast(-6.34846687e-1f));
        q = TSimd.MultiplyAdd(q, t, TSimd.Broadcast(-1.28717512e-1f));
        q = TSimd.MultiplyAdd(q, t, TSimd.Subtract(TSimd.Broadcast(0f), t));

        // Past 4 the function is 1 in float32, while the polynomial, of even degree, may turn back up.
        TVector tail = TSimd.Select(TSimd.GreaterThanOrEqual(t, TSimd.Broadcast(4f)), TSimd.Broadcast(0f), Exp(q));
        TVector far = TSimd.CopySign(TSimd.Subtract(TSimd.Broadcast(1f), tail), x);

        TVector p = TSimd.MultiplyAdd(TSimd.Broadcast(-5.96761703e-4f), square, TSimd.Broadcast(4.99119423e-3f));
        p = TSimd.MultiplyAdd(p, square, TSimd.Broadcast(-2.67681349e-2f));
        p = TSimd.MultiplyAdd(p, square, TSimd.Broadcast(1.12819925e-1f));
        p = TSimd.MultiplyAdd(p, square, TSimd.Broadcast(-3.76125336e-1f));
        p = TSimd.MultiplyAdd(p, square, TSimd.Broadcast(1.28379166e-1f));
        TVector near = TSimd.MultiplyAdd(p, x, x);

        return TSimd.Select(TSimd.GreaterThanOrEqual(t, TSimd.Broadcast(0.927734375f)), far, near);
    }

    /// <summary>The logistic function, 1 / (1 + e^−x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Logistic(TVector x)
    {
        TVector one = TSimd.Broadcast(1f);
        return TSimd.Divide(one, TSimd.Add(one, Exp(TSimd.Subtract(TSimd.Broadcast(0f), x))));
    }

    /// <summary>The hyperbolic tangent.</summary>
    /// <remarks>x + x³·P(x²) up to 0.625, by the polynomial of Cephes' <c>tanhf</c> (S. Moshier), and 1 − 2 / (e^2|x| + 1) with the sign of x beyond.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Tanh(TVector x)
    {
        TVector square = TSimd.Multiply(x, x);
        TVector p = TSimd.MultiplyAdd(TSimd.Broadcast(-5.70498872745e-3f), square, TSimd.Broadcast(2.06390887954e-2f));
        p = TSimd.MultiplyAdd(p, square, TSimd.Broadcast(-5.37397155531e-2f));
        p = TSimd.MultiplyAdd(p, square, TSimd.Broadcast(1.33314422036e-1f));
        p = TSimd.MultiplyAdd(p, square, TSimd.Broadcast(-3.33332819422e-1f));
        TVector near = TSimd.MultiplyAdd(TSimd.Multiply(p, square), x, x);

        TVector t = TSimd.Abs(x);
        TVector one = TSimd.Broadcast(1f);
        TVector fraction = TSimd.Divide(TSimd.Broadcast(2f), TSimd.Add(Exp(TSimd.Add(t, t)), one));
        TVector far = TSimd.CopySign(TSimd.Subtract(one, fraction), x);
        return TSimd.Select(TSimd.GreaterThanOrEqual(t, TSimd.Broadcast(0.625f)), far, near);
    }
}
