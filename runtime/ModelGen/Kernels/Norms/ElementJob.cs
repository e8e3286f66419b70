using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>What is done to each element by itself: the same to the bit, wherever a vector begins.</summary>
internal interface IElementOperation
{
    /// <summary>Whether the elements of the destination are read too.</summary>
    static abstract bool Accumulates { get; }

    /// <summary>The new elements of the destination.</summary>
    static abstract TVector Apply<TVector, TSimd>(TVector source, TVector destination, TVector constant)
        where TVector : struct
        where TSimd : struct, ISimd<TVector>;
}

/// <summary>Rows of elements, a vector at a time.</summary>
/// <param name="source"><c>[rows × Columns]</c></param>
/// <param name="constant">What the operation is given beside the elements.</param>
/// <param name="destination"><c>[rows × Columns]</c>; may be <paramref name="source"/>.</param>
internal readonly unsafe struct ElementJob<TOperation>(Activations source, float constant, Activations destination) : IRangeJob
    where TOperation : struct, IElementOperation
{
    private readonly Activations _source = source;
    private readonly float _constant = constant;
    private readonly Activations _destination = destination;

    public void Execute(int start, int end)
    {
        nint first = (nint)start * _source.Columns;
        nint count = (nint)(end - start) * _source.Columns;
        if (SimdPath.Is512)
        {
            Run<Vector512<float>, Simd512>(_source.Data + first, _destination.Data + first, count);
        }
        else if (SimdPath.Is256)
        {
            Run<Vector256<float>, Simd256>(_source.Data + first, _destination.Data + first, count);
        }
        else
        {
            Run<Vector128<float>, Simd128>(_source.Data + first, _destination.Data + first, count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run<TVector, TSimd>(float* source, float* destination, nint count)
        where TVector : struct
        where TSimd : struct, ISimd<TVector>
    {
        TVector constant = TSimd.Broadcast(_constant);
        nint i = 0;
        for (; i <= count - TSimd.Count; i += TSimd.Count)
        {
            TVector before = TOperation.Accumulates ? TSimd.Load(destination + i) : default;
            TSimd.Store(TOperation.Apply<TVector, TSimd>(TSimd.Load(source + i), before, constant), destination + i);
        }

        if (i < count)
        {
            int left = (int)(count - i);
            TVector before = TOperation.Accumulates ? TSimd.LoadPartial(destination + i, left) : default;
            TSimd.StorePartial(TOperation.Apply<TVector, TSimd>(TSimd.LoadPartial(source + i, left), before, constant), destination + i, left);
        }
    }
}
