using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>Where query, key and value lie in one tensor.</summary>
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
        if (layout is QueryKeyValueLayout.PerHead or QueryKeyValueLayout.PerKeyValueGroup)
        {
            // Heads of their own are groups of one.
            int size = attention.HeadSize;
            int queries = attention.Group * size;
            int stride = queries + (2 * size);
            return role switch
            {
                TensorRole.Query => new FusedSpec(stored, 0, queries, stride),
                TensorRole.Key => new FusedSpec(stored, queries, size, stride),
                _ => new FusedSpec(stored, queries + size, size, stride),
            };
        }

        return role switch
        {
            TensorRole.Query => new FusedSpec(stored, 0, attention.QuerySize, attention.QuerySize),
            TensorRole.Key => new FusedSpec(stored, attention.QuerySize, attention.KeyValueSize, attention.KeyValueSize),
            _ => new FusedSpec(stored, attention.QuerySize + attention.KeyValueSize, attention.KeyValueSize, attention.KeyValueSize),
        };
    }
}
