using System.Runtime.Intrinsics;

namespace ModelGen.Kernels;

/// <summary>
/// The vector operations that kernels are written in, once for all widths: <see cref="Simd512"/> (AVX-512), <see cref="Simd256"/> (AVX2 with FMA) and
/// <see cref="Simd128"/> (every machine). The compiler folds a call to an instruction.
/// </summary>
/// <remarks>
/// Every operation works on each lane alone, in one fixed way; sums across lanes follow one fixed tree. So a value depends neither on the lane that it
/// lies in nor on its neighbours, and a shorter vector (a tail) is a whole one filled up with zeros.
/// </remarks>
/// <typeparam name="TVector">The vector of float32.</typeparam>
internal unsafe interface ISimd<TVector>
    where TVector : struct
{
    /// <summary>Lanes.</summary>
    static abstract int Count { get; }

    /// <summary>True when there are thirty-two registers, so that the wide tiles stay in them.</summary>
    static abstract bool ManyRegisters { get; }

    /// <summary>0, 1, 2 …</summary>
    static abstract TVector LaneNumbers { get; }

    /// <summary>The same value in each lane.</summary>
    static abstract TVector Broadcast(float value);

    /// <summary>A whole vector from memory of any alignment.</summary>
    static abstract TVector Load(float* source);

    /// <summary>The first <paramref name="count"/> lanes (fewer than all), zeros behind; reads nothing further.</summary>
    static abstract TVector LoadPartial(float* source, int count);

    /// <summary>Writes a whole vector.</summary>
    static abstract void Store(TVector value, float* destination);

    /// <summary>Writes the first <paramref name="count"/> lanes (fewer than all) and nothing further.</summary>
    static abstract void StorePartial(TVector value, float* destination, int count);

    /// <summary>a + b</summary>
    static abstract TVector Add(TVector a, TVector b);

    /// <summary>a − b</summary>
    static abstract TVector Subtract(TVector a, TVector b);

    /// <summary>a · b</summary>
    static abstract TVector Multiply(TVector a, TVector b);

    /// <summary>a / b</summary>
    static abstract TVector Divide(TVector a, TVector b);

    /// <summary>a · b + c, rounded once where the machine can.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>The larger; b where either is not a number.</summary>
    static abstract TVector Max(TVector a, TVector b);

    /// <summary>The smaller; b where either is not a number.</summary>
    static abstract TVector Min(TVector a, TVector b);

    /// <summary>|a|</summary>
    static abstract TVector Abs(TVector a);

    /// <summary>The magnitude of <paramref name="magnitude"/> with the sign of <paramref name="sign"/>.</summary>
    static abstract TVector CopySign(TVector magnitude, TVector sign);

    /// <summary>The nearest whole number, ties to even.</summary>
    static abstract TVector Round(TVector a);

    /// <summary>2 to the power of a whole number from −126 to 127.</summary>
    static abstract TVector PowerOfTwo(TVector exponent);

    /// <summary>All bits set where a ≥ b.</summary>
    static abstract TVector GreaterThanOrEqual(TVector a, TVector b);

    /// <summary>All bits set where both are.</summary>
    static abstract TVector And(TVector a, TVector b);

    /// <summary>
    /// <paramref name="chosen"/> where the bits of the mask are set, else <paramref name="other"/>; the lane that is not chosen has no effect, whatever it
    /// holds.
    /// </summary>
    static abstract TVector Select(TVector mask, TVector chosen, TVector other);

    /// <summary>The sum of the lanes: halves onto halves down to four lanes, then (0 + 2) + (1 + 3).</summary>
    static abstract float Sum(TVector a);

    /// <summary>The sums of four vectors, each as <see cref="Sum(TVector)"/> makes it.</summary>
    static abstract Vector128<float> Sum(TVector a, TVector b, TVector c, TVector d);

    /// <summary>The largest lane.</summary>
    static abstract float Maximum(TVector a);

    /// <summary>binary16 numbers, exactly (subnormal ones too); infinities become 65,536 and up.</summary>
    static abstract TVector FromHalf(ushort* source);

    /// <summary>bfloat16 numbers, exactly.</summary>
    static abstract TVector FromBFloat16(ushort* source);

    /// <summary>Signed bytes as numbers.</summary>
    static abstract TVector FromSByte(sbyte* source);

    /// <summary>What <see cref="FromNibbles"/> wants to know of a scale.</summary>
    static abstract TVector NibbleScale(float scale);

    /// <summary><c>scale · (q − 8)</c> for the 4-bit numbers q in the lower (shift 0) or upper (shift 4) halves of bytes.</summary>
    static abstract TVector FromNibbles(byte* source, int shift, TVector scale);
}
