using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>Each character's row of a table, one behind the other for each word.</summary>
public static class CharacterEmbedding
{
    /// <summary><c>output[t, c] = table[characters[t, c]]</c></summary>
    /// <param name="batch">The characters of each token.</param>
    /// <param name="table"><c>[Vocabulary × size]</c></param>
    /// <param name="output"><c>[tokens × MaximumCharacters × size]</c></param>
    /// <exception cref="ArgumentException">A shape does not fit, or a character lies outside the table.</exception>
    public static void Apply(WordBatch batch, in VectorWeights table, Activations output)
    {
        ArgumentNullException.ThrowIfNull(batch);
        int size = output.Columns / batch.MaximumCharacters;
        Shape.Equal(output.Columns, size * batch.MaximumCharacters, "columns of the embedded characters");
        Shape.Holds(batch.Count, output.Rows, "the embedded characters");
        Shape.Holds((WordBatch.LastCharacter + 1) * size, table.Length, "the table of characters");
        WorkSharing.Run(batch.Rows.Workers, new Job(batch, table, size, output), batch.Count, 1, (long)batch.Count * output.Columns);
    }

    private readonly struct Job(WordBatch batch, in VectorWeights table, int size, Activations output) : IRangeJob
    {
        private readonly WordBatch _batch = batch;
        private readonly VectorWeights _table = table;
        private readonly int _size = size;
        private readonly Activations _output = output;

        public void Execute(int start, int end)
        {
            ReadOnlySpan<float> table = _table.AsSpan();
            for (int token = start; token < end; token++)
            {
                Span<float> row = _output.Row(token);
                foreach (ushort character in _batch.CharactersOf(token))
                {
                    table.Slice(character * _size, _size).CopyTo(row);
                    row = row[_size..];
                }
            }
        }
    }
}
