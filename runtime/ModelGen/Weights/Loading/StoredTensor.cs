namespace ModelGen.Runtime;

/// <summary>A tensor as a checkpoint has it, whatever the format.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its sizes, slowest first.</param>
/// <param name="Type">Type of its elements, or null when kernels have none for it.</param>
/// <param name="TypeName">What the format calls the type.</param>
/// <param name="File">Where it is.</param>
/// <param name="Offset">Its first byte.</param>
/// <param name="Bytes">Bytes that it takes.</param>
internal sealed record StoredTensor(string Name, IReadOnlyList<long> Shape, WeightType? Type, string TypeName, ModelFile File, long Offset, long Bytes)
{
    /// <summary>One of the tensors that lie one after the other in it.</summary>
    /// <param name="index">Its place along the slowest dimension.</param>
    public StoredTensor Part(int index)
    {
        long bytes = Bytes / Shape[0];
        return this with { Shape = [.. Shape.Skip(1)], Offset = Offset + (index * bytes), Bytes = bytes };
    }

    /// <summary>True when the other tensor has the same type and shape and every byte.</summary>
    public bool IsCopyOf(StoredTensor other)
    {
        if (TypeName != other.TypeName || Bytes != other.Bytes || !Shape.SequenceEqual(other.Shape))
        {
            return false;
        }

        byte[] here = new byte[(int)Math.Min(Bytes, 1 << 16)];
        byte[] there = new byte[here.Length];
        for (long done = 0; done < Bytes; done += here.Length)
        {
            int count = (int)Math.Min(here.Length, Bytes - done);
            File.Read(Offset + done, here.AsSpan(0, count));
            other.File.Read(other.Offset + done, there.AsSpan(0, count));
            if (!here.AsSpan(0, count).SequenceEqual(there.AsSpan(0, count)))
            {
                return false;
            }
        }

        return true;
    }
}
