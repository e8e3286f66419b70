using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

internal static unsafe partial class LinearTile<TVector, TSimd, TFormat>
{
    /// <summary>Six tokens: twenty-four sums, for thirty-two registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Six(in WeightPanel panel, float* input, nint stride, in ColumnRange columns, in OutputPanel outputs)
    {
        byte* row0 = panel.Row0;
        byte* row1 = panel.Row1;
        byte* row2 = panel.Row2;
        byte* row3 = panel.Row3;
        float* input0 = input;
        float* input1 = input + stride;
        float* input2 = input + (2 * stride);
        float* input3 = input + (3 * stride);
        float* input4 = input + (4 * stride);
        float* input5 = input + (5 * stride);
        TokenSums<TVector, TSimd> sums0 = default;
        TokenSums<TVector, TSimd> sums1 = default;
        TokenSums<TVector, TSimd> sums2 = default;
        TokenSums<TVector, TSimd> sums3 = default;
        TokenSums<TVector, TSimd> sums4 = default;
        TokenSums<TVector, TSimd> sums5 = default;
        if (!columns.IsFirst)
        {
            float* carry = (float*)columns.Carry;
            sums0.Restore(carry, 0);
            sums1.Restore(carry, 1);
            sums2.Restore(carry, 2);
            sums3.Restore(carry, 3);
            sums4.Restore(carry, 4);
            sums5.Restore(carry, 5);
        }

        int column = 0;
        nint block = 0;
        for (; column <= columns.Count - TFormat.BlockLength; block += TFormat.BlockBytes)
        {
            FourVectors<TVector> weights = Decode(row0 + block, row1 + block, row2 + block, row3 + block, 0, default);
            sums0.Add(weights, TSimd.Load(input0 + column));
            sums1.Add(weights, TSimd.Load(input1 + column));
            sums2.Add(weights, TSimd.Load(input2 + column));
            sums3.Add(weights, TSimd.Load(input3 + column));
            sums4.Add(weights, TSimd.Load(input4 + column));
            sums5.Add(weights, TSimd.Load(input5 + column));
            column += TSimd.Count;
        }

        if (columns.IsLast)
        {
            sums0.Finish(outputs, 0);
            sums1.Finish(outputs, 1);
            sums2.Finish(outputs, 2);
            sums3.Finish(outputs, 3);
            sums4.Finish(outputs, 4);
            sums5.Finish(outputs, 5);
        }
        else
        {
            float* carry = (float*)columns.Carry;
            sums0.Keep(carry, 0);
            sums1.Keep(carry, 1);
            sums2.Keep(carry, 2);
            sums3.Keep(carry, 3);
            sums4.Keep(carry, 4);
            sums5.Keep(carry, 5);
        }
    }
}
