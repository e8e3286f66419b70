using System.Buffers;

namespace ModelGen.Runtime;

/// <summary>Brings tensors that a library has read into memory: turned where the file has inputs before outputs, and in the type that was asked for.</summary>
internal sealed unsafe class TensorCopier(WeightMemory memory, string path, ModelManifest manifest, WeightType type)
{
    /// <summary>A matrix without its bias.</summary>
    /// <param name="tensor">What was declared.</param>
    /// <param name="elements">Its elements in the order of the file.</param>
    public LinearWeights Matrix(ManifestTensor tensor, float[] elements)
    {
        (int rows, int columns) = (tensor.Shape[0], tensor.Shape[1]);
        WeightType to = tensor.Fits(type) ? type : WeightType.F32;
        int rowBytes = checked((int)WeightCodec.RowBytes(to, columns));
        NativeBuffer buffer = memory.Allocate((long)rowBytes * rows);
        (int rowStride, int columnStride) = tensor.Transposed ? (1, rows) : (columns, 1);
        RowChunks.ForEach(rows, (long)columns * sizeof(float), (first, count) =>
        {
            float[] floats = ArrayPool<float>.Shared.Rent(columns);
            Span<float> row = floats.AsSpan(0, columns);
            for (int i = first; i < first + count; i++)
            {
                for (int column = 0; column < columns; column++)
                {
                    row[column] = elements[((long)i * rowStride) + ((long)column * columnStride)];
                }

                WeightRange.Check(path, manifest, tensor.Name, to, i, row);
                WeightCodec.Encode(to, row, new Span<byte>(buffer.Pointer + ((nint)i * rowBytes), rowBytes));
            }

            ArrayPool<float>.Shared.Return(floats);
        });
        return new LinearWeights(buffer.Pointer, to, rows, columns, rowBytes, null);
    }

    /// <summary>A bias or a table, as float32.</summary>
    /// <param name="elements">Its elements.</param>
    public VectorWeights Vector(float[] elements)
    {
        float* data = memory.Allocate((long)elements.Length * sizeof(float)).Floats;
        elements.CopyTo(new Span<float>(data, elements.Length));
        return new VectorWeights(data, elements.Length);
    }
}
