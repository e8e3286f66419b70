using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>The attention of a layer.</summary>
internal static class AttentionPlan
{
    public static PlanStep Build(ArchitectureSpec architecture, LayerSpec layer, int kind, Branch branch, ModelTensors tensors, ModelBuffers buffers)
    {
        AttentionSpec attention = layer.Attention;
        PlanBuffer query = new("query", attention.QuerySize, $"[T × {attention.Heads} × {attention.HeadSize}]");
        PlanBuffer key = new("key", attention.KeyValueSize, $"[T × {attention.KeyValueHeads} × {attention.HeadSize}]");
        PlanBuffer value = new("value", attention.KeyValueSize, $"[T × {attention.KeyValueHeads} × {attention.HeadSize}]");
        PlanBuffer context = new("context", attention.QuerySize, $"[T × {attention.Heads} × {attention.HeadSize}]");

        string cacheLayer = architecture.IsEncoder ? "0" : "layer";
        List<Operation> operations =
        [
            .. branch.Before(),
            new LinearOperation(
                branch.Input,
                new[] { tensors[TensorRole.Query, kind], tensors[TensorRole.Key, kind], tensors[TensorRole.Value, kind] }.ToEquatableArray(),
                new[] { query, key, value }.ToEquatableArray()),
        ];

        if (attention.QueryKeyNorm == QueryKeyNorm.PerHead)
        {
            operations.Add(new HeadNormOperation(query, tensors[TensorRole.QueryNorm, kind]));
            operations.Add(new HeadNormOperation(key, tensors[TensorRole.KeyNorm, kind]));
        }

        if (layer.Position.Encoding == PositionEncoding.Rotary)
        {
            PlanBuffer angles = buffers.Angles(layer.Position);
            operations.Add(new RotaryOperation(query, attention.HeadSize, angles, layer.Position));
            operations.Add(new RotaryOperation(key, attention.HeadSize, angles, layer.Position));
        }

        operations.Add(new CacheAppendOperation(key, value, cacheLayer));
        operations.Add(new AttentionOperation(query, ShapeName(layer), context, cacheLayer));
        operations.AddRange(branch.Join(context, tensors[TensorRole.AttentionOutput, kind]));

        string scale = attention.ScaleIsDeclared ? $"QKᵀ·{Text.Number(attention.Scale)}" : $"QKᵀ/√{attention.HeadSize}";
        string mask = architecture.Structure switch
        {
            Structure.Encoder => "all tokens of the text",
            Structure.PrefixDecoder => "the prefix and the causal mask",
            _ => attention.Window == 0 ? "the causal mask" : $"the last {Text.Number(attention.Window)} positions",
        };
        string bias = layer.Position.Encoding == PositionEncoding.Alibi ? " + slope·position" : "";
        return new PlanStep($"Attention(Q, K, V) = softmax({scale}{bias})·V over {mask}", Sources(architecture, layer), operations);
    }

    /// <summary>The struct that carries the constants of a layer's attention.</summary>
    public static string ShapeName(LayerSpec layer) => layer.Name + "Attention";

    private static string Sources(ArchitectureSpec architecture, LayerSpec layer) => string.Join(
        "; ",
        new[]
        {
            "Vaswani 2017 §3.2",
            architecture.Structure == Structure.PrefixDecoder ? "prefix: Dong 2019" : null,
            layer.Attention.Group > 1 ? "grouped queries: Ainslie 2023" : null,
            layer.Position.Encoding == PositionEncoding.Alibi ? "linear biases: Press 2021" : null,
            layer.Attention.Window > 0 ? "window: Beltagy 2020" : null,
            architecture.Normalization.Placement == NormPlacement.Deep ? "DeepNorm: Wang 2022" : null,
        }.Where(source => source is not null));
}
