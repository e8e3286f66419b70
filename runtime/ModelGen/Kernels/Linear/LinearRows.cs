using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>
/// Rows of a linear layer whose weights can be decoded straight into registers: with one or two tokens they are, from three on <see cref="LinearPanels{TVector, TSimd}"/>
/// decodes them once for all.
/// </summary>
internal static unsafe class LinearRows<TVector, TSimd, TFormat>
    where TVector : struct
    where TSimd : struct, ISimd<TVector>
    where TFormat : struct, IWeightFormat<TVector>
{
    private const int DirectTokens = 2;

    /// <summary>Computes the outputs from row <paramref name="start"/> up to <paramref name="end"/>.</summary>
    public static void Apply(in LinearPart part, float* input, int tokens, int start, int end)
    {
        if (tokens <= DirectTokens)
        {
            Direct(part, input, tokens, start, end);
        }
        else
        {
            LinearPanels<TVector, TSimd>.Apply(part, RowFormat.Of<TVector, TSimd>(part.Type), input, tokens, start, end);
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Direct(in LinearPart part, float* input, int tokens, int start, int end)
    {
        float* carry = stackalloc float[DirectTokens * WeightPanel.Height * TSimd.Count];
        int columns = part.Columns;
        ColumnRange all = new(columns, (nint)carry, IsFirst: true, IsLast: true);
        for (int row = start; row < end; row += WeightPanel.Height)
        {
            int rows = Math.Min(WeightPanel.Height, end - row);
            WeightPanel panel = new(part.Row(row), part.RowBytes, rows);
            OutputPanel outputs = part.OutputsOf(row, rows, 0);
            ColumnRange whole = all.ForTiles(TFormat.BlockLength, outputs.IsWhole);
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
}
