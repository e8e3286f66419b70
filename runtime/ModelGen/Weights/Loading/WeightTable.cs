namespace ModelGen.Runtime;

/// <summary>The weights of a model by role, layer and stack, while they are gathered and afterwards.</summary>
internal sealed unsafe class WeightTable
{
    private readonly Dictionary<(TensorRole Role, int Layer, Stack Stack, int Expert), LinearWeights> _matrices = [];
    private readonly Dictionary<(TensorRole Role, int Layer, Stack Stack, int Expert), VectorWeights> _vectors = [];
    private readonly Dictionary<(TensorRole Role, int Layer, Stack Stack, int Expert), VectorWeights> _biases = [];

    public void Add(ManifestTensor tensor, LinearWeights matrix) => _matrices.Add((tensor.Role, tensor.Layer, tensor.Stack, tensor.Expert), matrix);

    public void Add(ManifestTensor tensor, VectorWeights vector) => (tensor.IsBias ? _biases : _vectors).Add((tensor.Role, tensor.Layer, tensor.Stack, tensor.Expert), vector);

    /// <summary>The matrices of the experts of a layer.</summary>
    public LinearWeights[] Experts(TensorRole role, int layer, Stack stack)
    {
        List<LinearWeights> experts = [];
        while (_matrices.ContainsKey((role, layer, stack, experts.Count)))
        {
            experts.Add(Matrix(role, layer, stack, experts.Count));
        }

        return experts.Count == 0 ? throw Missing("matrix of experts", role, layer, stack) : [.. experts];
    }

    public LinearWeights Matrix(TensorRole role, int layer, Stack stack, int expert = -1)
    {
        if (!_matrices.TryGetValue((role, layer, stack, expert), out LinearWeights matrix))
        {
            throw Missing("matrix", role, layer, stack);
        }

        return _biases.TryGetValue((role, layer, stack, expert), out VectorWeights bias)
            ? new LinearWeights(matrix.Data, matrix.Type, matrix.Rows, matrix.Columns, matrix.RowBytes, bias.Data)
            : matrix;
    }

    /// <summary>A matrix with the bias of another role.</summary>
    public LinearWeights Matrix(TensorRole role, int layer, TensorRole biasRole)
    {
        LinearWeights matrix = Matrix(role, layer, Stack.Both);
        return _biases.TryGetValue((biasRole, layer, Stack.Both, -1), out VectorWeights bias)
            ? new LinearWeights(matrix.Data, matrix.Type, matrix.Rows, matrix.Columns, matrix.RowBytes, bias.Data)
            : throw Missing("bias", biasRole, layer, Stack.Both);
    }

    public VectorWeights Vector(TensorRole role, int layer, Stack stack)
    {
        if (!_vectors.TryGetValue((role, layer, stack, -1), out VectorWeights vector))
        {
            throw Missing("vector", role, layer, stack);
        }

        return _biases.TryGetValue((role, layer, stack, -1), out VectorWeights bias) ? new VectorWeights(vector.Data, vector.Length, bias.Data) : vector;
    }

    private static KeyNotFoundException Missing(string kind, TensorRole role, int layer, Stack stack) =>
        new($"The manifest has no {kind} {role}{(layer < 0 ? "" : $" in layer {layer}")}{(stack == Stack.Both ? "" : $" of the {stack}")}.");
}
