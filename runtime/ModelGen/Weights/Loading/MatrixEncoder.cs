using System.Buffers;

namespace ModelGen.Runtime;

/// <summary>Brings the elements of a matrix into memory in the type and the order that kernels want: turned where a file has inputs before outputs.</summary>
internal sealed unsafe class MatrixEncoder(WeightMemory memory, string path, ModelManifest manifest)
{
    /// <summary>A matrix without its bias.</summary>
    /// <param name="name">Its name in the file, for messages.</param>
    /// <param name="type">The type that it gets.</param>
    /// <param name="rows">Rows of the weights.</param>
    /// <param name="columns">Columns of the weights.</param>
    /// <param name="elements">The elements as the file has them.</param>
    /// <param name="fileRows">Rows that the file has, where it stores <c>[columns × rows]</c>; 0 where it stores <c>[rows × columns]</c>.</param>
    /// <param name="order">Which rows of the file they are, or null.</param>
    public LinearWeights Encode(string name, WeightType type, int rows, int columns, float[] elements, int fileRows, RowOrder? order)
    {
        int rowBytes = checked((int)WeightCodec.RowBytes(type, columns));
        NativeBuffer buffer = memory.Allocate((long)rowBytes * rows);
        (int rowStride, int columnStride) = fileRows > 0 ? (1, fileRows) : (columns, 1);
        RowChunks.ForEach(rows, (long)columns * sizeof(float), (first, count) =>
        {
            float[] floats = ArrayPool<float>.Shared.Rent(columns);
            Span<float> row = floats.AsSpan(0, columns);
            for (int i = first; i < first + count; i++)
            {
                long source = (long)(order?.Source(i) ?? i) * rowStride;
                for (int column = 0; column < columns; column++)
                {
                    row[column] = elements[source + ((long)column * columnStride)];
                }

                WeightRange.Check(path, manifest, name, type, i, row);
                WeightCodec.Encode(type, row, new Span<byte>(buffer.Pointer + ((nint)i * rowBytes), rowBytes));
            }

            ArrayPool<float>.Shared.Return(floats);
        });
        return new LinearWeights(buffer.Pointer, type, rows, columns, rowBytes, null);
    }
}
