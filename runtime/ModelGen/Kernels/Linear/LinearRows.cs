using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>Rows of a linear layer for all tokens of a pass, in blocks that the caches hold.</summary>
internal static unsafe class LinearRows<TVector, TSimd, TFormat>
    where TVector : struct
    where TSimd : struct, ISimd<TVector>
    where TFormat : struct, IWeightFormat<TVector>
{
    // With one or two tokens, weights are decoded straight into registers; from three on, once into a panel that the first-level cache holds and all tokens share.
    private const int DirectTokens = 2;

    // Four rows of a panel: 8 KB of the 32 KB of a first-level cache, beside the 12 KB of six tokens that run through.
    private const int ColumnBlock = 512;

    // The inputs of a block of tokens stay in the second-level cache while all rows pass by once: 640 KB of 1 MB.
    private const int BlockFloats = 160 * 1024;

    // A multiple of the largest tile. Beyond that the weights come from memory seldom enough, and the resting sums stay small.
    private const int MostBlockTokens = 60;

    /// <summary>Computes the outputs from row <paramref name="start"/> up to <paramref name="end"/>.</summary>
    public static void Apply(in LinearPart part, float* input, int tokens, int start, int end)
    {
        if (tokens <= DirectTokens)
        {
            Direct(part, input, tokens, start, end);
        }
        else
        {
            Blocked(part, input, tokens, start, end);
        }
    }

    [SkipLocalsInit]
    private static void Direct(in LinearPart part, float* input, int tokens, int start, int end)
    {
        float* carry = stackalloc float[DirectTokens * WeightPanel.Height * TSimd.Count];
        int columns = part.Columns;
        ColumnRange all = new(columns, (nint)carry, IsFirst: true, IsLast: true);
        ColumnRange whole = all.WholeBlocks(TFormat.BlockLength);
        for (int row = start; row < end; row += WeightPanel.Height)
        {
            int rows = Math.Min(WeightPanel.Height, end - row);
            WeightPanel panel = new(part.Row(row), part.RowBytes, rows);
            OutputPanel outputs = part.OutputsOf(row, rows, 0);
            if (tokens == 1)
            {
                LinearTile<TVector, TSimd, TFormat>.One(panel, input, columns, whole, outputs);
            }
            else
            {
                LinearTile<TVector, TSimd, TFormat>.Two(panel, input, columns, whole, outputs);
            }

            if (!whole.IsLast)
            {
                LinearTile<TVector, TSimd, TFormat>.Rest(panel, input, columns, tokens, whole.Count, all, outputs);
            }
        }
    }

    [SkipLocalsInit]
    private static void Blocked(in LinearPart part, float* input, int tokens, int start, int end)
    {
        float* carry = stackalloc float[MostBlockTokens * WeightPanel.Height * TSimd.Count];
        float* decoded = stackalloc float[WeightPanel.Height * ColumnBlock];
        int columns = part.Columns;
        int blockTokens = Math.Clamp(BlockFloats / columns / 6 * 6, 6, MostBlockTokens);
        for (int token = 0; token < tokens; token += blockTokens)
        {
            int count = Math.Min(blockTokens, tokens - token);
            for (int row = start; row < end; row += WeightPanel.Height)
            {
                int rows = Math.Min(WeightPanel.Height, end - row);
                OutputPanel outputs = part.OutputsOf(row, rows, token);
                for (int column = 0; column < columns; column += ColumnBlock)
                {
                    ColumnRange range = new(Math.Min(ColumnBlock, columns - column), (nint)carry, column == 0, column + ColumnBlock >= columns);
                    WeightPanel panel = Panel(part, row, rows, column, range.Count, decoded);
                    Tokens(panel, input + ((nint)token * columns) + column, columns, count, range, outputs);
                }
            }
        }
    }

    /// <summary>A block of columns of a panel as float32: where they lie, or decoded.</summary>
    private static WeightPanel Panel(in LinearPart part, int row, int rows, int column, int count, float* decoded)
    {
        byte* first = part.Row(row) + ((nint)column / TFormat.BlockLength * TFormat.BlockBytes);
        if (typeof(TFormat) == typeof(F32Format<TVector, TSimd>))
        {
            return new WeightPanel(first, part.RowBytes, rows);
        }

        for (int i = 0; i < rows; i++)
        {
            RowDecoder<TVector, TSimd, TFormat>.Decode(first + (i * part.RowBytes), count, decoded + (i * ColumnBlock));
        }

        return new WeightPanel((byte*)decoded, ColumnBlock * sizeof(float), rows);
    }

    /// <summary>All tokens of a block times a panel, in the largest tiles that the registers hold.</summary>
    private static void Tokens(in WeightPanel panel, float* input, int stride, int count, in ColumnRange range, in OutputPanel outputs)
    {
        int sums = WeightPanel.Height * TSimd.Count;
        ColumnRange whole = range.WholeBlocks(TSimd.Count);
        int token = 0;
        if (TSimd.ManyRegisters)
        {
            for (; count - token >= 6; token += 6)
            {
                LinearTile<TVector, TSimd, F32Format<TVector, TSimd>>.Six(panel, input + ((nint)token * stride), stride, whole.From(token * sums), outputs.From(token));
            }
        }

        for (; count - token >= 3; token += 3)
        {
            LinearTile<TVector, TSimd, F32Format<TVector, TSimd>>.Three(panel, input + ((nint)token * stride), stride, whole.From(token * sums), outputs.From(token));
        }

        if (count - token == 2)
        {
            LinearTile<TVector, TSimd, F32Format<TVector, TSimd>>.Two(panel, input + ((nint)token * stride), stride, whole.From(token * sums), outputs.From(token));
        }
        else if (count - token == 1)
        {
            LinearTile<TVector, TSimd, F32Format<TVector, TSimd>>.One(panel, input + ((nint)token * stride), stride, whole.From(token * sums), outputs.From(token));
        }

        if (range.IsLast && !whole.IsLast)
        {
            LinearTile<TVector, TSimd, F32Format<TVector, TSimd>>.Rest(panel, input, stride, count, whole.Count, range, outputs);
        }
    }
}
