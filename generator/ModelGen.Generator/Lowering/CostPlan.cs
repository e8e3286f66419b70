using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>What a model costs.</summary>
/// <param name="Parameters">Elements of all tensors.</param>
/// <param name="FlopsPerToken">Floating-point operations of the linear layers for one token: two for each multiply-add.</param>
/// <param name="WeightBytesPerToken">Bytes of float32 weights that generating one token reads.</param>
/// <param name="CacheBytesPerPosition">Bytes of keys and values a token leaves in the cache.</param>
/// <param name="ScratchBytesPerToken">Bytes of scratch memory for each token of a pass.</param>
internal sealed record CostPlan(long Parameters, long FlopsPerToken, long WeightBytesPerToken, long CacheBytesPerPosition, long ScratchBytesPerToken)
{
    public static CostPlan Of(ArchitectureSpec architecture, IReadOnlyList<TensorSpec> tensors, MemoryPlan memory)
    {
        long Count(TensorSpec tensor) => tensor.LayerKind == TensorSpec.NoLayer ? 1 : architecture.Schedule.Count(kind => kind == tensor.LayerKind);

        long parameters = tensors.Where(tensor => !tensor.IsTied).Sum(tensor => checked(Count(tensor) * tensor.Elements));

        // The embedding is a matrix product only where it is the output layer too; otherwise one row of it is read, as of the other tables.
        TensorSpec[] tables = [.. tensors.Where(tensor => IsTable(tensor, architecture))];
        long table = tables.Sum(tensor => tensor.Elements);
        long multiplied = tensors.Where(tensor => !tensor.IsVector && !tensor.IsTied).Sum(tensor => checked(Count(tensor) * tensor.Elements)) - table;
        long read = parameters - table + tables.Sum(tensor => (long)tensor.Shape[1]);

        // An encoder keeps the keys and values of the layer that it is in.
        IEnumerable<int> cached = architecture.IsEncoder ? architecture.Schedule.Take(1) : architecture.Schedule;
        long cache = cached.Select(kind => architecture.LayerKinds[kind].Attention)
            .Sum(attention => (long)attention.KeyValueHeads * (attention.HeadSize + attention.ValueSize) * sizeof(float));
        return new CostPlan(parameters, checked(2 * multiplied), checked(read * sizeof(float)), cache, checked((long)memory.FloatsPerToken * sizeof(float)));
    }

    private static bool IsTable(TensorSpec tensor, ArchitectureSpec architecture) =>
        tensor.Role is TensorRole.PositionEmbedding or TensorRole.TokenTypeEmbedding || (tensor.Role == TensorRole.TokenEmbedding && !architecture.Head.Tied);
}
