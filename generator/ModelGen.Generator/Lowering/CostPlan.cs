using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>What a model costs.</summary>
/// <param name="Parameters">Elements of all tensors, of all experts too; what follows counts those that a token goes to.</param>
/// <param name="FlopsPerToken">Floating-point operations of the linear layers for one token: two for each multiply-add.</param>
/// <param name="WeightBytesPerToken">Bytes of float32 weights that generating one token reads.</param>
/// <param name="CacheBytesPerPosition">Bytes of keys and values a token leaves in the cache.</param>
/// <param name="ScratchBytesPerToken">Bytes of scratch memory for each token of a pass.</param>
internal sealed record CostPlan(long Parameters, long FlopsPerToken, long WeightBytesPerToken, long CacheBytesPerPosition, long ScratchBytesPerToken)
{
    public static CostPlan Of(ArchitectureSpec architecture, IReadOnlyList<TensorSpec> tensors, MemoryPlan memory)
    {
        long Count(TensorSpec tensor) => tensor.LayerKind == TensorSpec.NoLayer ? 1 : architecture.Schedule.Count(kind => kind == tensor.LayerKind);

        // Weights that layers share are stored once, and read by each.
        long Stored(TensorSpec tensor) => tensor.LayerKind == TensorSpec.NoLayer ? 1 : architecture.WeightsOfKind(tensor.LayerKind).Count;

        long Sum(Func<TensorSpec, bool> isCounted) => tensors.Where(tensor => !tensor.IsTied && isCounted(tensor)).Sum(tensor => checked(Count(tensor) * tensor.Elements));

        // A token reads the experts that it goes to.
        long SumOfToken(Func<TensorSpec, bool> isCounted) => Sum(isCounted) - tensors.Where(tensor => tensor.Experts > 0 && isCounted(tensor)).Sum(tensor =>
            checked(Count(tensor) * (tensor.Elements / tensor.Experts) * (tensor.Experts - architecture.LayerKinds[tensor.LayerKind].FeedForward.Experts!.Active)));

        // The embedding is a matrix product only where it is the output layer too; otherwise one row of it is read, as of the other tables.
        TensorSpec[] tables = [.. tensors.Where(tensor => IsTable(tensor, architecture))];
        long table = tables.Sum(tensor => tensor.Elements);
        long multiplied = SumOfToken(tensor => !tensor.IsVector && !IsOfSource(tensor)) - table;
        long read = SumOfToken(tensor => !IsOfSource(tensor)) - table + tables.Sum(tensor => (long)tensor.Shape[1]);

        long cache = CachePlan.Layers(architecture).Sum(layer => (long)layer.KeyValueHeads * (layer.HeadSize + layer.ValueSize) * sizeof(float));
        long parameters = tensors.Where(tensor => tensor is { IsTied: false, IsShared: false }).Sum(tensor => checked(Stored(tensor) * tensor.Elements));
        return new CostPlan(parameters, checked(2 * multiplied), checked(read * sizeof(float)), cache, checked((long)memory.FloatsPerToken * sizeof(float)));
    }

    // The keys and values of a source are made by the pass that reads it.
    private static bool IsOfSource(TensorSpec tensor) => tensor.Role is TensorRole.CrossKey or TensorRole.CrossValue;

    private static bool IsTable(TensorSpec tensor, ArchitectureSpec architecture) =>
        tensor.Role is TensorRole.PositionEmbedding or TensorRole.TokenTypeEmbedding || (tensor.Role is TensorRole.TokenEmbedding or TensorRole.SourceEmbedding && !architecture.Head.Tied);
}
