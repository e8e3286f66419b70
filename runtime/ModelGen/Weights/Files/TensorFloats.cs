namespace ModelGen.Runtime;

/// <summary>Reads whole tensors as float32, without a manifest.</summary>
internal static class TensorFloats
{
    /// <param name="file">Where it is.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="type">Type of its elements.</param>
    /// <param name="offset">Its first byte.</param>
    /// <param name="shape">Its sizes, slowest first; checked against the file's length by the caller.</param>
    /// <exception cref="ModelFormatException">The file was cut short since it was opened, or the tensor is larger than an array may be.</exception>
    public static float[] Read(ModelFile file, string name, WeightType type, long offset, IReadOnlyList<long> shape)
    {
        const int ChunkElements = 32 * 1024;
        long elements = shape.Aggregate(1L, (product, size) => product * size);
        if (elements > Array.MaxLength)
        {
            throw file.Broken(offset, $"{name} has {elements:N0} elements, more than an array can hold");
        }

        float[] floats = new float[elements];
        byte[] chunk = new byte[WeightCodec.RowBytes(type, (int)Math.Min(elements, ChunkElements))];
        for (long start = 0; start < elements; start += ChunkElements)
        {
            int count = (int)Math.Min(ChunkElements, elements - start);
            Span<byte> bytes = chunk.AsSpan(0, (int)WeightCodec.RowBytes(type, count));
            file.Read(offset, bytes);
            WeightCodec.Decode(type, bytes, floats.AsSpan((int)start, count));
            offset += bytes.Length;
        }

        return floats;
    }
}
