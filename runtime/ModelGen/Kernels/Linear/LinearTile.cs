using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>
/// The inner loops of a linear layer: four rows of weights times a few tokens. All operands run along the columns, and each output has one vector of sums,
/// in a register.
/// </summary>
/// <remarks>
/// A weight vector that was loaded or decoded serves all tokens of the tile, an input vector all four rows. Tiles differ in their number of tokens alone,
/// never in the order in which an output is summed. Four rows make four independent chains, enough to hide the latency of a fused multiply-add even for a
/// single token. Tiles work on four rows and whole blocks of columns; <see cref="Rest"/> does what is left, apart from them: a call or a mask beside a tile
/// makes the compiler keep its sums in memory, which halved the speed. They are optimized from their first call on: the first prompt is not the place to
/// find out that they are hot.
/// </remarks>
internal static unsafe partial class LinearTile<TVector, TSimd, TFormat>
    where TVector : struct
    where TSimd : struct, ISimd<TVector>
    where TFormat : struct, IWeightFormat<TVector>
{
    /// <summary>One token.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void One(in WeightPanel panel, float* input, nint stride, in ColumnRange columns, in OutputPanel outputs)
    {
        byte* row0 = panel.Row0;
        byte* row1 = panel.Row1;
        byte* row2 = panel.Row2;
        byte* row3 = panel.Row3;
        nint ahead = panel.Ahead;
        float* input0 = input;
        TokenSums<TVector, TSimd> sums0 = default;
        if (!columns.IsFirst)
        {
            float* carry = (float*)columns.Carry;
            sums0.Restore(carry, 0);
        }

        int column = 0;
        nint block = 0;
        for (; column <= columns.Count - TFormat.BlockLength; block += TFormat.BlockBytes)
        {
            PanelPrefetch.Request(row0 + block + ahead);
            PanelPrefetch.Request(row1 + block + ahead);
            PanelPrefetch.Request(row2 + block + ahead);
            PanelPrefetch.Request(row3 + block + ahead);
            FourVectors<TVector> scales = Scales(row0 + block, row1 + block, row2 + block, row3 + block);
            FourVectors<TVector> weights = Decode(row0 + block, row1 + block, row2 + block, row3 + block, 0, scales);
            sums0.Add(weights, TSimd.Load(input0 + column));
            if (TFormat.BlockLength == 2 * TSimd.Count)
            {
                // Written out, since a loop over two parts is not always unrolled, and only then is what depends on the part folded.
                weights = Decode(row0 + block, row1 + block, row2 + block, row3 + block, 1, scales);
                sums0.Add(weights, TSimd.Load(input0 + column + TSimd.Count));
            }

            for (int part = 1; part < TFormat.BlockLength / TSimd.Count && TFormat.BlockLength != 2 * TSimd.Count; part++)
            {
                weights = Decode(row0 + block, row1 + block, row2 + block, row3 + block, part, scales);
                sums0.Add(weights, TSimd.Load(input0 + column + (part * TSimd.Count)));
            }

            column += TFormat.BlockLength;
        }

        if (columns.IsLast)
        {
            sums0.Finish(outputs, 0);
        }
        else
        {
            float* carry = (float*)columns.Carry;
            sums0.Keep(carry, 0);
        }
    }

    /// <summary>Two tokens.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Two(in WeightPanel panel, float* input, nint stride, in ColumnRange columns, in OutputPanel outputs)
    {
        byte* row0 = panel.Row0;
        byte* row1 = panel.Row1;
        byte* row2 = panel.Row2;
        byte* row3 = panel.Row3;
        nint ahead = panel.Ahead;
        float* input0 = input;
        float* input1 = input + stride;
        TokenSums<TVector, TSimd> sums0 = default;
        TokenSums<TVector, TSimd> sums1 = default;
        if (!columns.IsFirst)
        {
            float* carry = (float*)columns.Carry;
            sums0.Restore(carry, 0);
            sums1.Restore(carry, 1);
        }

        int column = 0;
        nint block = 0;
        for (; column <= columns.Count - TFormat.BlockLength; block += TFormat.BlockBytes)
        {
            PanelPrefetch.Request(row0 + block + ahead);
            PanelPrefetch.Request(row1 + block + ahead);
            PanelPrefetch.Request(row2 + block + ahead);
            PanelPrefetch.Request(row3 + block + ahead);
            FourVectors<TVector> scales = Scales(row0 + block, row1 + block, row2 + block, row3 + block);
            FourVectors<TVector> weights = Decode(row0 + block, row1 + block, row2 + block, row3 + block, 0, scales);
            sums0.Add(weights, TSimd.Load(input0 + column));
            sums1.Add(weights, TSimd.Load(input1 + column));
            if (TFormat.BlockLength == 2 * TSimd.Count)
            {
                // Written out, since a loop over two parts is not always unrolled, and only then is what depends on the part folded.
                weights = Decode(row0 + block, row1 + block, row2 + block, row3 + block, 1, scales);
                sums0.Add(weights, TSimd.Load(input0 + column + TSimd.Count));
                sums1.Add(weights, TSimd.Load(input1 + column + TSimd.Count));
            }

            for (int part = 1; part < TFormat.BlockLength / TSimd.Count && TFormat.BlockLength != 2 * TSimd.Count; part++)
            {
                weights = Decode(row0 + block, row1 + block, row2 + block, row3 + block, part, scales);
                sums0.Add(weights, TSimd.Load(input0 + column + (part * TSimd.Count)));
                sums1.Add(weights, TSimd.Load(input1 + column + (part * TSimd.Count)));
            }

            column += TFormat.BlockLength;
        }

        if (columns.IsLast)
        {
            sums0.Finish(outputs, 0);
            sums1.Finish(outputs, 1);
        }
        else
        {
            float* carry = (float*)columns.Carry;
            sums0.Keep(carry, 0);
            sums1.Keep(carry, 1);
        }
    }

    /// <summary>Three tokens: twelve sums, for sixteen registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Three(in WeightPanel panel, float* input, nint stride, in ColumnRange columns, in OutputPanel outputs)
    {
        byte* row0 = panel.Row0;
        byte* row1 = panel.Row1;
        byte* row2 = panel.Row2;
        byte* row3 = panel.Row3;
        float* input0 = input;
        float* input1 = input + stride;
        float* input2 = input + (2 * stride);
        TokenSums<TVector, TSimd> sums0 = default;
        TokenSums<TVector, TSimd> sums1 = default;
        TokenSums<TVector, TSimd> sums2 = default;
        if (!columns.IsFirst)
        {
            float* carry = (float*)columns.Carry;
            sums0.Restore(carry, 0);
            sums1.Restore(carry, 1);
            sums2.Restore(carry, 2);
        }

        int column = 0;
        nint block = 0;
        for (; column <= columns.Count - TFormat.BlockLength; block += TFormat.BlockBytes)
        {
            FourVectors<TVector> weights = Decode(row0 + block, row1 + block, row2 + block, row3 + block, 0, default);
            sums0.Add(weights, TSimd.Load(input0 + column));
            sums1.Add(weights, TSimd.Load(input1 + column));
            sums2.Add(weights, TSimd.Load(input2 + column));
            column += TSimd.Count;
        }

        if (columns.IsLast)
        {
            sums0.Finish(outputs, 0);
            sums1.Finish(outputs, 1);
            sums2.Finish(outputs, 2);
        }
        else
        {
            float* carry = (float*)columns.Carry;
            sums0.Keep(carry, 0);
            sums1.Keep(carry, 1);
            sums2.Keep(carry, 2);
        }
    }

    /// <summary>Adds the columns that fill no block, if any, and finishes the sums of however many rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rest(in WeightPanel panel, float* input, nint stride, int tokens, int whole, in ColumnRange columns, in OutputPanel outputs)
    {
        nint block = whole / TFormat.BlockLength * TFormat.BlockBytes;
        int left = columns.Count - whole;
        FourVectors<TVector> weights = default;
        if (left > 0)
        {
            weights.Row0 = TFormat.DecodePartial(panel.Row0 + block, left);
            weights.Row1 = TFormat.DecodePartial(panel.Row1 + block, left);
            weights.Row2 = TFormat.DecodePartial(panel.Row2 + block, left);
            weights.Row3 = TFormat.DecodePartial(panel.Row3 + block, left);
        }

        for (int token = 0; token < tokens; token++)
        {
            TokenSums<TVector, TSimd> sums = default;
            sums.Restore((float*)columns.Carry, token);
            if (left > 0)
            {
                sums.Add(weights, TSimd.LoadPartial(input + (token * stride) + whole, left));
            }

            if (outputs.IsWhole)
            {
                sums.Finish(outputs, token);
            }
            else
            {
                sums.FinishSome(outputs, token);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static FourVectors<TVector> Scales(byte* row0, byte* row1, byte* row2, byte* row3)
    {
        return new FourVectors<TVector> { Row0 = TFormat.Scale(row0), Row1 = TFormat.Scale(row1), Row2 = TFormat.Scale(row2), Row3 = TFormat.Scale(row3) };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static FourVectors<TVector> Decode(byte* row0, byte* row1, byte* row2, byte* row3, int part, FourVectors<TVector> scales)
    {
        return new FourVectors<TVector>
        {
            Row0 = TFormat.Decode(row0, part, scales.Row0),
            Row1 = TFormat.Decode(row1, part, scales.Row1),
            Row2 = TFormat.Decode(row2, part, scales.Row2),
            Row3 = TFormat.Decode(row3, part, scales.Row3),
        };
    }
}
