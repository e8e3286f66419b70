namespace ModelGen.Runtime;

/// <summary>The weights of a model by role, layer and stack, while they are gathered and afterwards.</summary>
internal sealed unsafe class WeightTable
{
    private readonly Dictionary<(TensorRole Role, int Layer, Stack Stack), LinearWeights> _matrices = [];
    private readonly Dictionary<(TensorRole Role, int Layer, Stack Stack), VectorWeights> _vectors = [];
    private readonly Dictionary<(TensorRole Role, int Layer, Stack Stack), VectorWeights> _biases = [];

    public void Add(ManifestTensor tensor, LinearWeights matrix) => _matrices.Add((tensor.Role, tensor.Layer, tensor.Stack), matrix);

    public void Add(ManifestTensor tensor, VectorWeights vector) => (tensor.IsBias ? _biases : _vectors).Add((tensor.Role, tensor.Layer, tensor.Stack), vector);

    public LinearWeights Matrix(TensorRole role, int layer, Stack stack)
    {
        if (!_matrices.TryGetValue((role, layer, stack), out LinearWeights matrix))
        {
            throw Missing("matrix", role, layer, stack);
        }

        return _biases.TryGetValue((role, layer, stack), out VectorWeights bias)
            ? new LinearWeights(matrix.Data, matrix.Type, matrix.Rows, matrix.Columns, matrix.RowBytes, bias.Data)
            : matrix;
    }

    /// <summary>A matrix with the bias of another role.</summary>
    public LinearWeights Matrix(TensorRole role, int layer, TensorRole biasRole)
    {
        LinearWeights matrix = Matrix(role, layer, Stack.Both);
        return _biases.TryGetValue((biasRole, layer, Stack.Both), out VectorWeights bias)
            ? new LinearWeights(matrix.Data, matrix.Type, matrix.Rows, matrix.Columns, matrix.RowBytes, bias.Data)
            : throw Missing("bias", biasRole, layer, Stack.Both);
    }

    public VectorWeights Vector(TensorRole role, int layer, Stack stack)
    {
        if (!_vectors.TryGetValue((role, layer, stack), out VectorWeights vector))
        {
            throw Missing("vector", role, layer, stack);
        }

        return _biases.TryGetValue((role, layer, stack), out VectorWeights bias) ? new VectorWeights(vector.Data, vector.Length, bias.Data) : vector;
    }

    private static KeyNotFoundException Missing(string kind, TensorRole role, int layer, Stack stack) =>
        new($"The manifest has no {kind} {role}{(layer < 0 ? "" : $" in layer {layer}")}{(stack == Stack.Both ? "" : $" of the {stack}")}.");
}
