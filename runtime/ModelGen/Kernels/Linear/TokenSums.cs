using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>
/// The running sums of one token and four rows of weights: one vector a row, to which the products of each vector of columns are added in order. So a sum
/// takes the same steps in every tile.
/// </summary>
internal unsafe struct TokenSums<TVector, TSimd>
    where TVector : struct
    where TSimd : struct, ISimd<TVector>
{
    private TVector _row0;
    private TVector _row1;
    private TVector _row2;
    private TVector _row3;

    /// <summary>Adds the products of one vector of columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(FourVectors<TVector> weights, TVector input)
    {
        _row0 = TSimd.MultiplyAdd(weights.Row0, input, _row0);
        _row1 = TSimd.MultiplyAdd(weights.Row1, input, _row1);
        _row2 = TSimd.MultiplyAdd(weights.Row2, input, _row2);
        _row3 = TSimd.MultiplyAdd(weights.Row3, input, _row3);
    }

    /// <summary>Takes up the sums where an earlier block of columns left them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Restore(float* memory, int token)
    {
        memory += token * WeightPanel.Height * TSimd.Count;
        _row0 = TSimd.Load(memory);
        _row1 = TSimd.Load(memory + TSimd.Count);
        _row2 = TSimd.Load(memory + (2 * TSimd.Count));
        _row3 = TSimd.Load(memory + (3 * TSimd.Count));
    }

    /// <summary>Leaves the sums for the next block of columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Keep(float* memory, int token)
    {
        memory += token * WeightPanel.Height * TSimd.Count;
        TSimd.Store(_row0, memory);
        TSimd.Store(_row1, memory + TSimd.Count);
        TSimd.Store(_row2, memory + (2 * TSimd.Count));
        TSimd.Store(_row3, memory + (3 * TSimd.Count));
    }

    /// <summary>Adds up the lanes and writes the outputs of four rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Finish(in OutputPanel outputs, int token) => outputs.Store(token, TSimd.Sum(_row0, _row1, _row2, _row3));

    /// <summary>Adds up the lanes and writes the outputs of the rows that there are.</summary>
    public readonly void FinishSome(in OutputPanel outputs, int token) => outputs.StoreSome(token, TSimd.Sum(_row0, _row1, _row2, _row3));
}
