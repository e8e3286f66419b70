using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>The attention of a layer.</summary>
internal static class AttentionPlan
{
    public static PlanStep Build(ArchitectureSpec architecture, LayerSpec layer, int kind, Branch branch, ModelTensors tensors, ModelBuffers buffers)
    {
        AttentionSpec attention = layer.Attention;
        PlanBuffer query = Heads("query", attention.Heads, attention.HeadSize, architecture);
        PlanBuffer context = Heads("context", attention.Heads, attention.ValueSize, architecture);
        string cacheLayer = CachePlan.LayerOf(architecture, attention);
        List<Operation> operations =
        [
            .. branch.Before(),
            .. attention.Latent is { } latent
                ? LatentPlan.Build(architecture, layer, latent, kind, branch.Input, query, cacheLayer, tensors, buffers)
                : Project(architecture, layer, kind, branch.Input, query, cacheLayer, tensors, buffers),
            new AttentionOperation(query, ShapeName(layer), context, cacheLayer)
            {
                Sinks = attention.Sinks ? tensors[TensorRole.Sinks, kind] : null,
                RelativeBias = layer.Position.HasBuckets ? ModelBuffers.RelativeBias(architecture, tensors) : null,
            },
            .. branch.Join(context, tensors[TensorRole.AttentionOutput, kind]),
        ];
        return new PlanStep(AttentionText.Equation(architecture, layer), AttentionText.Sources(architecture, layer), operations);
    }

    /// <summary>The struct that carries the constants of a layer's attention.</summary>
    public static string ShapeName(LayerSpec layer) => layer.Name + "Attention";

    /// <summary>A buffer of heads; where other layers, or the attention to a source, have other heads, they are told apart by their number and size.</summary>
    private static PlanBuffer Heads(string name, int count, int size, ArchitectureSpec architecture)
    {
        bool differ = architecture.LayerKinds
            .SelectMany(layer => new[] { layer.Attention, layer.Cross ?? layer.Attention })
            .Select(attention => (attention.Heads, attention.KeyValueHeads, attention.HeadSize))
            .Distinct()
            .Skip(1)
            .Any();
        return new PlanBuffer(differ ? $"{name}{count}Of{size}" : name, count * size, $"[T × {count} × {size}]");
    }

    /// <summary>Queries, keys and values of the heads, each a projection of the input; keys and values go into the cache.</summary>
    private static IEnumerable<Operation> Project(
        ArchitectureSpec architecture, LayerSpec layer, int kind, PlanBuffer input, PlanBuffer query, string cacheLayer, ModelTensors tensors, ModelBuffers buffers)
    {
        AttentionSpec attention = layer.Attention;
        PlanBuffer key = Heads("key", attention.KeyValueHeads, attention.HeadSize, architecture);
        PlanBuffer value = Heads("value", attention.KeyValueHeads, attention.HeadSize, architecture);
        LinearOperation projections = new(
            input,
            new[] { tensors[TensorRole.Query, kind], tensors[TensorRole.Key, kind], tensors[TensorRole.Value, kind] }.ToEquatableArray(),
            new[] { query, key, value }.ToEquatableArray());
        Operation[] clips = attention.Clip == 0 ? [] : [new ClipOperation(query, attention.Clip), new ClipOperation(key, attention.Clip), new ClipOperation(value, attention.Clip)];
        Operation[] norms = Norms(architecture, attention, kind, tensors, query, key);
        Operation[] rotations = Rotations(layer, buffers, query, key);
        return [projections, .. clips, .. attention.NormsAfterRotary ? rotations.Concat(norms) : norms.Concat(rotations), new CacheAppendOperation(key, value, cacheLayer)];
    }

    private static Operation[] Norms(ArchitectureSpec architecture, AttentionSpec attention, int kind, ModelTensors tensors, PlanBuffer query, PlanBuffer key)
    {
        if (attention.QueryKeyNorm == QueryKeyNorm.None)
        {
            return [];
        }

        Norm norm = architecture.Normalization.Kind;
        TensorSpec? queryWeight = tensors.WeightOfNorm(TensorRole.QueryNorm, kind);
        TensorSpec? keyWeight = tensors.WeightOfNorm(TensorRole.KeyNorm, kind);
        return attention.QueryKeyNorm switch
        {
            QueryKeyNorm.PerHead =>
                [new HeadNormOperation(norm, query, attention.HeadSize, queryWeight), new HeadNormOperation(norm, key, attention.HeadSize, keyWeight)],
            QueryKeyNorm.FullWidth =>
                [new NormOperation(norm, query, queryWeight, query), new NormOperation(norm, key, keyWeight, key)],
            _ => throw new ArgumentOutOfRangeException(nameof(attention), attention.QueryKeyNorm, "No such norm."),
        };
    }

    private static Operation[] Rotations(LayerSpec layer, ModelBuffers buffers, PlanBuffer query, PlanBuffer key)
    {
        if (layer.Position.Encoding != PositionEncoding.Rotary)
        {
            return [];
        }

        PlanBuffer angles = buffers.Angles(layer.Position);
        int size = layer.Attention.HeadSize;
        return [new RotaryOperation(query, size, angles, layer.Position), new RotaryOperation(key, size, angles, layer.Position)];
    }
}
