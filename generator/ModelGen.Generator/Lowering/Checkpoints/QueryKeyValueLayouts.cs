using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>Where the rows of queries, keys and values lie in a stored tensor that holds all three.</summary>
internal static class QueryKeyValueLayouts
{
    /// <summary>Which rows of the fused tensor a projection is; null where it has a tensor of its own.</summary>
    public static FusedSpec? Rows(this QueryKeyValueLayout layout, TensorRole role, AttentionSpec attention)
    {
        if (layout == QueryKeyValueLayout.Separate || role is not (TensorRole.Query or TensorRole.Key or TensorRole.Value))
        {
            return null;
        }

        int stored = attention.QuerySize + (2 * attention.KeyValueSize);
        int size = attention.HeadSize;
        if (layout is QueryKeyValueLayout.PerHead or QueryKeyValueLayout.PerKeyValueGroup)
        {
            // The queries of a group, which are one in each where every head has keys of its own; then the key and the value that they share.
            int queries = attention.Group * size;
            int first = role == TensorRole.Query ? 0 : role == TensorRole.Key ? queries : queries + size;
            return new FusedSpec(stored, first, role == TensorRole.Query ? queries : size, queries + (2 * size));
        }

        return role switch
        {
            TensorRole.Query => new FusedSpec(stored, 0, attention.QuerySize, attention.QuerySize),
            TensorRole.Key => new FusedSpec(stored, attention.QuerySize, attention.KeyValueSize, attention.KeyValueSize),
            _ => new FusedSpec(stored, attention.QuerySize + attention.KeyValueSize, attention.KeyValueSize, attention.KeyValueSize),
        };
    }
}
