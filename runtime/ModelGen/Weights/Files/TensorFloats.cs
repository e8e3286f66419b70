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
        long elements = shape.Aggregate(1L, (product, size) => product * size);
        if (elements > Array.MaxLength)
        {
            throw file.Broken(offset, $"{name} has {elements:N0} elements, more than an array can hold");
        }

        float[] floats = new float[elements];
        Fill(file, type, offset, floats);
        return floats;
    }

    /// <summary>Reads whole blocks through a buffer of one piece.</summary>
    /// <param name="file">Where they are.</param>
    /// <param name="type">Type of the elements.</param>
    /// <param name="offset">Their first byte.</param>
    /// <param name="destination">Takes the elements.</param>
    /// <exception cref="ModelFormatException">The file was cut short since it was opened.</exception>
    public static void Fill(ModelFile file, WeightType type, long offset, Span<float> destination)
    {
        const int ChunkElements = 32 * 1024;
        byte[] chunk = new byte[WeightCodec.RowBytes(type, Math.Min(destination.Length, ChunkElements))];
        while (destination.Length > 0)
        {
            int count = Math.Min(ChunkElements, destination.Length);
            Span<byte> bytes = chunk.AsSpan(0, (int)WeightCodec.RowBytes(type, count));
            file.Read(offset, bytes);
            WeightCodec.Decode(type, bytes, destination[..count]);
            destination = destination[count..];
            offset += bytes.Length;
        }
    }
}
