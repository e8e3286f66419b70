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
        return new MatrixEncoder(memory, path, manifest).Encode(tensor.Name, to, rows, columns, elements, fileRows: tensor.Transposed ? rows : 0, order: null);
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
