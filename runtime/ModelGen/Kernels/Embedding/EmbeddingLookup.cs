using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>Embedding layers: each token's row of a table, decoded to float32, found by its id, its position or its type.</summary>
public static class EmbeddingLookup
{
    /// <summary><c>hidden[t] = table[tokens[t]]</c></summary>
    /// <param name="batch">The token ids.</param>
    /// <param name="table"><c>[Vocabulary × Hidden]</c>, of any type.</param>
    /// <param name="hidden"><c>[tokens × Hidden]</c></param>
    /// <exception cref="ArgumentException">A shape does not fit, or a token id lies outside the table.</exception>
    public static void Apply(TokenBatch batch, in LinearWeights table, Activations hidden)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Run(batch, batch.Tokens, table, hidden, add: false, "token id");
    }

    /// <summary><c>hidden[t] += table[positions[t]]</c></summary>
    /// <param name="batch">The positions.</param>
    /// <param name="table"><c>[Context × Hidden]</c>, of any type.</param>
    /// <param name="hidden"><c>[tokens × Hidden]</c></param>
    /// <exception cref="ArgumentException">A shape does not fit, or a position lies outside the table.</exception>
    public static void AddPositions(TokenBatch batch, in LinearWeights table, Activations hidden)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Run(batch, batch.Positions, table, hidden, add: true, "position");
    }

    /// <summary><c>hidden[t] += table[tokenTypes[t]]</c></summary>
    /// <param name="batch">The types.</param>
    /// <param name="table"><c>[TokenTypes × Hidden]</c>, of any type.</param>
    /// <param name="hidden"><c>[tokens × Hidden]</c></param>
    /// <exception cref="ArgumentException">A shape does not fit, or a type lies outside the table.</exception>
    public static void AddTokenTypes(TokenBatch batch, in LinearWeights table, Activations hidden)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Run(batch, batch.TokenTypes, table, hidden, add: true, "token type");
    }

    private static unsafe void Run(TokenBatch batch, ReadOnlySpan<int> indices, in LinearWeights table, Activations hidden, bool add, string what)
    {
        Shape.Equal(hidden.Columns, table.Columns, "columns of the hidden states");
        Shape.Holds(batch.Count, hidden.Rows, "the hidden states");
        foreach (int index in indices)
        {
            if ((uint)index >= (uint)table.Rows)
            {
                throw new ArgumentOutOfRangeException(nameof(batch), index, $"a {what} is outside the table of {table.Rows} rows.");
            }
        }

        // The batch's arrays are pinned.
        int* pinned = (int*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(indices));
        WorkSharing.Run(batch.Workers, new Job(pinned, table, hidden, add), batch.Count, 1, (long)batch.Count * table.Columns);
    }

    private readonly unsafe struct Job(int* indices, in LinearWeights table, Activations hidden, bool add) : IRangeJob
    {
        /// <summary>Weights that are decoded at a time to be added: whole blocks of every type.</summary>
        private const int Chunk = 256;

        private readonly int* _indices = indices;
        private readonly LinearWeights _table = table;
        private readonly Activations _hidden = hidden;
        private readonly bool _add = add;

        public void Execute(int start, int end)
        {
            RowFormat format = RowFormat.Of(_table.Type);
            for (int row = start; row < end; row++)
            {
                byte* source = _table.Data + (_indices[row] * _table.RowBytes);
                float* hidden = _hidden.Data + ((nint)row * _hidden.Columns);
                if (_add)
                {
                    Add(format, source, _table.Columns, hidden);
                }
                else
                {
                    format.Decode(source, _table.Columns, hidden);
                }
            }
        }

        [SkipLocalsInit]
        private static void Add(in RowFormat format, byte* source, int count, float* hidden)
        {
            float* decoded = stackalloc float[Chunk];
            for (int left = count; left > 0; left -= Chunk)
            {
                int length = Math.Min(left, Chunk);
                format.Decode(source, length, decoded);
                for (int i = 0; i < length; i++)
                {
                    hidden[i] += decoded[i];
                }

                source += Chunk / format.BlockLength * format.BlockBytes;
                hidden += length;
            }
        }
    }
}
