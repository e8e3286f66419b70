using System.Buffers;

namespace ModelGen.Runtime;

/// <summary>Brings the tensors of a checkpoint into memory: mapped, copied, reordered or converted.</summary>
internal sealed unsafe class TensorPlacer(WeightMemory memory, ModelManifest manifest, LoadOptions options)
{
    /// <summary>A matrix without its bias.</summary>
    /// <param name="stored">What the file has; checked against the declaration.</param>
    /// <param name="rows">Rows of the weights.</param>
    /// <param name="order">Which rows of the file they are, or null.</param>
    public LinearWeights Matrix(StoredTensor stored, int rows, RowOrder? order)
    {
        int columns = (int)stored.Shape[1];
        WeightType from = stored.Type!.Value;
        WeightType to = options.Weights is { } wanted && WeightCodec.Fits(wanted, columns) ? wanted : from;
        nint rowBytes = (nint)WeightCodec.RowBytes(to, columns);
        byte* data = from == to && order is not { IsContiguous: false } && options.MemoryMap ? Mapped(stored, to, (order?.Source(0) ?? 0) * rowBytes) : null;
        if (data is null)
        {
            NativeBuffer buffer = memory.Allocate(rowBytes * rows);
            data = buffer.Pointer;
            if (from == to)
            {
                Copy(stored, order, rows, rowBytes, data);
            }
            else
            {
                Convert(stored, order, to, rows, columns, buffer);
            }
        }

        return new LinearWeights(data, to, rows, columns, rowBytes, null);
    }

    /// <summary>A matrix that the file stores <c>[columns × rows]</c>, without its bias: always a copy.</summary>
    /// <param name="stored">What the file has; checked against the declaration.</param>
    /// <param name="rows">Rows of the weights.</param>
    /// <param name="order">Which columns of the file they are, or null.</param>
    public LinearWeights Turned(StoredTensor stored, int rows, RowOrder? order)
    {
        int columns = (int)stored.Shape[0];
        int fileRows = (int)stored.Shape[1];
        WeightType to = options.Weights is { } wanted && WeightCodec.Fits(wanted, columns) ? wanted : stored.Type!.Value;
        float[] elements = TensorFloats.Read(stored.File, Printable.Quote(stored.Name), stored.Type!.Value, stored.Offset, stored.Shape);
        return new MatrixEncoder(memory, stored.File.Path, manifest).Encode(stored.Name, to, rows, columns, elements, fileRows, order);
    }

    /// <summary>A norm or a bias, as float32.</summary>
    /// <param name="stored">What the file has; checked against the declaration.</param>
    /// <param name="length">Elements of the weights.</param>
    /// <param name="order">Which elements of the file they are, or null.</param>
    /// <param name="added">What is added to each.</param>
    public VectorWeights Vector(StoredTensor stored, int length, RowOrder? order, float added)
    {
        float[] elements = TensorFloats.Read(stored.File, Printable.Quote(stored.Name), stored.Type!.Value, stored.Offset, stored.Shape);
        float* data = memory.Allocate((long)length * sizeof(float)).Floats;
        for (int i = 0; i < length; i++)
        {
            data[i] = elements[order?.Source(i) ?? i] + added;
        }

        return new VectorWeights(data, length);
    }

    /// <summary>Where a tensor lies in the mapped file; null when kernels could not read it there, since the file does not align its elements.</summary>
    private byte* Mapped(StoredTensor stored, WeightType type, nint offset)
    {
        byte* data = memory.Map(stored.File).Pointer + stored.Offset + offset;
        nuint alignment = type == WeightType.F32 ? sizeof(float) : (nuint)sizeof(ushort);
        return (nuint)data % alignment == 0 ? data : null;
    }

    private static void Copy(StoredTensor stored, RowOrder? order, int rows, nint rowBytes, byte* destination) =>
        RowChunks.ForEach(rows, rowBytes, (first, count) =>
            ReadRows(stored, order, first, rowBytes, new Span<byte>(destination + (first * rowBytes), checked((int)(count * rowBytes)))));

    private void Convert(StoredTensor stored, RowOrder? order, WeightType to, int rows, int columns, NativeBuffer destination)
    {
        WeightType from = stored.Type!.Value;
        int fromBytes = checked((int)WeightCodec.RowBytes(from, columns));
        int toBytes = checked((int)WeightCodec.RowBytes(to, columns));
        RowChunks.ForEach(rows, fromBytes, (first, count) =>
        {
            byte[] source = ArrayPool<byte>.Shared.Rent(checked(count * fromBytes));
            float[] floats = ArrayPool<float>.Shared.Rent(columns);
            ReadRows(stored, order, first, fromBytes, source.AsSpan(0, count * fromBytes));
            Span<float> row = floats.AsSpan(0, columns);
            for (int i = 0; i < count; i++)
            {
                WeightCodec.Decode(from, source.AsSpan(i * fromBytes, fromBytes), row);
                WeightRange.Check(stored.File.Path, manifest, stored.Name, to, first + i, row);
                WeightCodec.Encode(to, row, new Span<byte>(destination.Pointer + ((nint)(first + i) * toBytes), toBytes));
            }

            ArrayPool<float>.Shared.Return(floats);
            ArrayPool<byte>.Shared.Return(source);
        });
    }

    /// <summary>Fills a span with rows, from the row <paramref name="first"/> of the reordered tensor on.</summary>
    private static void ReadRows(StoredTensor stored, RowOrder? order, int first, nint rowBytes, Span<byte> destination)
    {
        if (order is null)
        {
            stored.File.Read(stored.Offset + (first * rowBytes), destination);
            return;
        }

        for (int row = first; destination.Length > 0; row++)
        {
            stored.File.Read(stored.Offset + (order.Source(row) * rowBytes), destination[..(int)rowBytes]);
            destination = destination[(int)rowBytes..];
        }
    }
}
