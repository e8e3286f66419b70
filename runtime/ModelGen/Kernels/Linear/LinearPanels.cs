using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>
/// Rows of a linear layer for all tokens of a pass, in blocks that the caches hold: four rows at a time are decoded into a panel of float32 that all tokens share.
/// </summary>
internal static unsafe class LinearPanels<TVector, TSimd>
    where TVector : struct
    where TSimd : struct, ISimd<TVector>
{
    // The largest tile.
    private const int TileTokens = 6;

    // A panel's four rows run through as a whole: on Zen 4, blocks of 512 columns (whose weights stay in the first-level cache) gave 74 % of the peak at
    // 2048 × 2048, whole rows 83 %, since sums need not rest in memory. Beyond this length, the memory of a decoded panel would no longer fit a stack.
    private const int ColumnBlock = 8192;

    // With one or two tokens a decoded panel is read once or twice: from the first-level cache, of which it takes half.
    private const int FewTokens = 2;
    private const int FewColumnBlock = 1024;

    // Vectors that cross a cache line are stored at half the speed.
    private const int CacheLine = 64;

    // The inputs of a block of tokens, which all rows pass by: a little more than the second-level cache (1 MB), since reading the weights once less was
    // worth more (84 to 88 % at 2048 × 2048, 78 to 81 % at 2048 × 5632).
    private const int BlockFloats = 288 * 1024;

    // Beyond that the weights come from memory seldom enough.
    private const int MostBlockTokens = 132;

    /// <summary>Computes the outputs from row <paramref name="start"/> up to <paramref name="end"/>.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(in LinearPart part, in RowFormat format, float* input, int tokens, int start, int end)
    {
        int columns = part.Columns;
        int columnBlock = tokens <= FewTokens ? FewColumnBlock : ColumnBlock;
        int blockTokens = BlockTokens(tokens, columns);
        bool rest = columns > columnBlock || columns % TSimd.Count != 0 || (end - start) % WeightPanel.Height != 0;
        int resting = rest ? blockTokens * WeightPanel.Height * TSimd.Count : 0;
        int panelColumns = part.Type != WeightType.F32 ? Math.Min(columns, columnBlock) : 0;
        float* carry = stackalloc float[resting + 1];
        byte* unaligned = stackalloc byte[(WeightPanel.Height * panelColumns * sizeof(float)) + CacheLine];
        float* decoded = (float*)((nint)(unaligned + CacheLine - 1) & -CacheLine);
        for (int token = 0; token < tokens; token += blockTokens)
        {
            int count = Math.Min(blockTokens, tokens - token);
            for (int row = start; row < end; row += WeightPanel.Height)
            {
                int rows = Math.Min(WeightPanel.Height, end - row);
                OutputPanel outputs = part.OutputsOf(row, rows, token);
                for (int column = 0; column < columns; column += columnBlock)
                {
                    ColumnRange range = new(Math.Min(columnBlock, columns - column), (nint)carry, column == 0, column + columnBlock >= columns);
                    WeightPanel panel = Panel(part, format, row, rows, column, range.Count, decoded);
                    int nextRow = range.IsLast ? row + WeightPanel.Height : row;
                    int nextColumn = range.IsLast ? 0 : column + columnBlock;
                    nint nextBytes = Bytes(format, Math.Min(columnBlock, columns - nextColumn));
                    PanelPrefetch next = new(part.Row(nextRow) + Bytes(format, nextColumn), part.RowBytes, nextBytes, count / TileTokens);
                    if (tokens <= FewTokens)
                    {
                        next.Request();
                    }

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

    private static nint Bytes(in RowFormat format, int columns) => (nint)columns / format.BlockLength * format.BlockBytes;

    /// <summary>A block of columns of a panel as float32: where they lie, or decoded.</summary>
    private static WeightPanel Panel(in LinearPart part, in RowFormat format, int row, int rows, int column, int count, float* decoded)
    {
        byte* first = part.Row(row) + Bytes(format, column);
        if (part.Type == WeightType.F32)
        {
            return new WeightPanel(first, part.RowBytes, rows);
        }

        for (int i = 0; i < rows; i++)
        {
            format.Decode(first + (i * part.RowBytes), count, decoded + (i * count));
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
