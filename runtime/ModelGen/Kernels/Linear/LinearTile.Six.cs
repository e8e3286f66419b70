namespace ModelGen.Kernels;

internal static unsafe partial class LinearTile<TVector, TSimd, TFormat>
{
    /// <summary>Six tokens: twenty-four sums, for thirty-two registers.</summary>
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
            TVector scale0 = TFormat.Scale(row0 + block);
            TVector scale1 = TFormat.Scale(row1 + block);
            TVector scale2 = TFormat.Scale(row2 + block);
            TVector scale3 = TFormat.Scale(row3 + block);
            for (int part = 0; part < TFormat.BlockLength / TSimd.Count; part++)
            {
                TVector weights0 = TFormat.Decode(row0 + block, part, scale0);
                TVector weights1 = TFormat.Decode(row1 + block, part, scale1);
                TVector weights2 = TFormat.Decode(row2 + block, part, scale2);
                TVector weights3 = TFormat.Decode(row3 + block, part, scale3);
                sums0.Add(weights0, weights1, weights2, weights3, TSimd.Load(input0 + column));
                sums1.Add(weights0, weights1, weights2, weights3, TSimd.Load(input1 + column));
                sums2.Add(weights0, weights1, weights2, weights3, TSimd.Load(input2 + column));
                sums3.Add(weights0, weights1, weights2, weights3, TSimd.Load(input3 + column));
                sums4.Add(weights0, weights1, weights2, weights3, TSimd.Load(input4 + column));
                sums5.Add(weights0, weights1, weights2, weights3, TSimd.Load(input5 + column));
                column += TSimd.Count;
            }
        }

        if (column < columns.Count)
        {
            int left = columns.Count - column;
            TVector weights0 = TFormat.DecodePartial(row0 + block, left);
            TVector weights1 = TFormat.DecodePartial(row1 + block, left);
            TVector weights2 = TFormat.DecodePartial(row2 + block, left);
            TVector weights3 = TFormat.DecodePartial(row3 + block, left);
            sums0.Add(weights0, weights1, weights2, weights3, TSimd.LoadPartial(input0 + column, left));
            sums1.Add(weights0, weights1, weights2, weights3, TSimd.LoadPartial(input1 + column, left));
            sums2.Add(weights0, weights1, weights2, weights3, TSimd.LoadPartial(input2 + column, left));
            sums3.Add(weights0, weights1, weights2, weights3, TSimd.LoadPartial(input3 + column, left));
            sums4.Add(weights0, weights1, weights2, weights3, TSimd.LoadPartial(input4 + column, left));
            sums5.Add(weights0, weights1, weights2, weights3, TSimd.LoadPartial(input5 + column, left));
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
