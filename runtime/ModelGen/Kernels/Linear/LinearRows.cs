using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>Rows of a linear layer for all tokens of a pass, in blocks that the caches hold.</summary>
internal static unsafe class LinearRows<TVector, TSimd, TFormat>
    where TVector : struct
    where TSimd : struct, ISimd<TVector>
    where TFormat : struct, IWeightFormat<TVector>
{
    // With one or two tokens, weights are decoded straight into registers; from three on, once into a panel that all tokens share.
    private const int DirectTokens = 2;

    // The largest tile.
    private const int TileTokens = 6;

    // A panel's four rows run through as a whole: on Zen 4, blocks of 512 columns (whose weights stay in the first-level cache) gave 74 % of the peak at
    // 2048 × 2048, whole rows 83 %, since sums need not rest in memory. Beyond this length, the memory of a decoded panel would no longer fit a stack.
    private const int ColumnBlock = 8192;

    // The inputs of a block of tokens, which all rows pass by: a little more than the second-level cache (1 MB), since reading the weights once less was
    // worth more (84 to 88 % at 2048 × 2048, 78 to 81 % at 2048 × 5632).
    private const int BlockFloats = 288 * 1024;

    // Beyond that the weights come from memory seldom enough.
    private const int MostBlockTokens = 132;

    private static bool IsDecoded => typeof(TFormat) != typeof(F32Format<TVector, TSimd>);

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

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Blocked(in LinearPart part, float* input, int tokens, int start, int end)
    {
        int columns = part.Columns;
        int blockTokens = BlockTokens(tokens, columns);
        bool rest = columns > ColumnBlock || columns % TSimd.Count != 0 || (end - start) % WeightPanel.Height != 0;
        int resting = rest ? blockTokens * WeightPanel.Height * TSimd.Count : 0;
        int panelColumns = IsDecoded ? Math.Min(columns, ColumnBlock) : 0;
        float* carry = stackalloc float[resting + 1];
        float* decoded = stackalloc float[(WeightPanel.Height * panelColumns) + 1];
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
                    int nextRow = range.IsLast ? row + WeightPanel.Height : row;
                    int nextColumn = range.IsLast ? 0 : column + ColumnBlock;
                    nint nextBytes = Bytes(Math.Min(ColumnBlock, columns - nextColumn));
                    PanelPrefetch next = new(part.Row(nextRow) + Bytes(nextColumn), part.RowBytes, nextBytes, count / TileTokens);
                    Tokens(panel, input + ((nint)token * columns) + column, columns, count, range, outputs, next);
                }
            }
        }
    }

    /// <summary>
    /// Tokens a block: as many as the cache holds, in blocks of about one size, since a short last one would read all weights again for little.
    /// </summary>
    private static int BlockTokens(int tokens, int columns)
    {
        int most = Math.Clamp(BlockFloats / columns / TileTokens * TileTokens, TileTokens, MostBlockTokens);
        int blocks = (tokens + most - 1) / most;
        int tiles = (tokens + TileTokens - 1) / TileTokens;
        return (tiles + blocks - 1) / blocks * TileTokens;
    }

    private static nint Bytes(int columns) => (nint)columns / TFormat.BlockLength * TFormat.BlockBytes;

    /// <summary>A block of columns of a panel as float32: where they lie, or decoded.</summary>
    private static WeightPanel Panel(in LinearPart part, int row, int rows, int column, int count, float* decoded)
    {
        byte* first = part.Row(row) + Bytes(column);
        if (!IsDecoded)
        {
            return new WeightPanel(first, part.RowBytes, rows);
        }

        for (int i = 0; i < rows; i++)
        {
            RowDecoder<TVector, TSimd, TFormat>.Decode(first + (i * part.RowBytes), count, decoded + (i * count));
        }

        return new WeightPanel((byte*)decoded, count * sizeof(float), rows);
    }

    /// <summary>All tokens of a block times a panel, in the largest tiles that the registers hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tokens(in WeightPanel panel, float* input, int stride, int count, in ColumnRange range, in OutputPanel outputs, PanelPrefetch next)
    {
        int sums = WeightPanel.Height * TSimd.Count;
        ColumnRange whole = range.ForTiles(TSimd.Count, outputs.IsWhole);
        int token = 0;
        if (TSimd.ManyRegisters)
        {
            for (; count - token >= TileTokens; token += TileTokens)
            {
                next.Request();
                LinearTile<TVector, TSimd, F32Format<TVector, TSimd>>.Six(
                    panel, input + ((nint)token * stride), stride, whole.From(token * sums), outputs.From(token));
            }
        }

        for (; count - token >= 3; token += 3)
        {
            LinearTile<TVector, TSimd, F32Format<TVector, TSimd>>.Three(
                panel, input + ((nint)token * stride), stride, whole.From(token * sums), outputs.From(token));
        }

        if (count - token == 2)
        {
            LinearTile<TVector, TSimd, F32Format<TVector, TSimd>>.Two(
                panel, input + ((nint)token * stride), stride, whole.From(token * sums), outputs.From(token));
        }
        else if (count - token == 1)
        {
            LinearTile<TVector, TSimd, F32Format<TVector, TSimd>>.One(
                panel, input + ((nint)token * stride), stride, whole.From(token * sums), outputs.From(token));
        }

        if (range.IsLast && !whole.IsLast)
        {
            LinearTile<TVector, TSimd, F32Format<TVector, TSimd>>.Rest(panel, input, stride, count, whole.Count, range, outputs);
        }
    }
}
