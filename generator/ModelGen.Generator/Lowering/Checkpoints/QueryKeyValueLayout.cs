using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>How a checkpoint stores the query, key and value projections.</summary>
internal enum QueryKeyValueLayout
{
    /// <summary>A tensor for each.</summary>
    Separate,

    /// <summary>One tensor: all queries, then all keys, then all values.</summary>
    Blocks,

    /// <summary>One tensor: query, key and value of the first head, then those of the next.</summary>
    PerHead,
}

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
        if (layout == QueryKeyValueLayout.PerHead)
        {
            int part = role == TensorRole.Query ? 0 : role == TensorRole.Key ? 1 : 2;
            return new FusedSpec(stored, part * size, size, 3 * size);
        }

        return role switch
        {
            TensorRole.Query => new FusedSpec(stored, 0, attention.QuerySize, attention.QuerySize),
            TensorRole.Key => new FusedSpec(stored, attention.QuerySize, attention.KeyValueSize, attention.KeyValueSize),
            _ => new FusedSpec(stored, attention.QuerySize + attention.KeyValueSize, attention.KeyValueSize, attention.KeyValueSize),
        };
    }
}
