namespace ModelGen.Runtime;

/// <summary>The weights of a model by role and layer, while they are gathered and afterwards.</summary>
internal sealed unsafe class WeightTable
{
    private readonly Dictionary<(TensorRole Role, int Layer), LinearWeights> _matrices = [];
    private readonly Dictionary<(TensorRole Role, int Layer), VectorWeights> _vectors = [];
    private readonly Dictionary<(TensorRole Role, int Layer), VectorWeights> _biases = [];

    public void Add(ManifestTensor tensor, LinearWeights matrix) => _matrices.Add((tensor.Role, tensor.Layer), matrix);

    public void Add(ManifestTensor tensor, VectorWeights vector) => (tensor.IsBias ? _biases : _vectors).Add((tensor.Role, tensor.Layer), vector);

    public LinearWeights Matrix(TensorRole role, int layer)
    {
        if (!_matrices.TryGetValue((role, layer), out LinearWeights matrix))
        {
            throw Missing("matrix", role, layer);
        }

        return _biases.TryGetValue((role, layer), out VectorWeights bias)
            ? new LinearWeights(matrix.Data, matrix.Type, matrix.Rows, matrix.Columns, matrix.RowBytes, bias.Data)
            : matrix;
    }

    /// <summary>A matrix with the bias of another role.</summary>
    public LinearWeights Matrix(TensorRole role, int layer, TensorRole biasRole)
    {
        LinearWeights matrix = Matrix(role, layer);
        return _biases.TryGetValue((biasRole, layer), out VectorWeights bias)
            ? new LinearWeights(matrix.Data, matrix.Type, matrix.Rows, matrix.Columns, matrix.RowBytes, bias.Data)
            : throw Missing("bias", biasRole, layer);
    }

    public VectorWeights Vector(TensorRole role, int layer)
    {
        if (!_vectors.TryGetValue((role, layer), out VectorWeights vector))
        {
            throw Missing("vector", role, layer);
        }

        return _biases.TryGetValue((role, layer), out VectorWeights bias) ? new VectorWeights(vector.Data, vector.Length, bias.Data) : vector;
    }

    private static KeyNotFoundException Missing(string kind, TensorRole role, int layer) =>
        new($"The manifest has no {kind} {role}{(layer < 0 ? "" : $" in layer {layer}")}.");
}
