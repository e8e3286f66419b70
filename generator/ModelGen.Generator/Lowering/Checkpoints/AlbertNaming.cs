using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of ALBERT (Hugging Face models/albert): groups of layers that share their weights, behind a projection of narrower embeddings. There is no GGUF form.</summary>
internal sealed class AlbertNaming : BertNaming
{
    // {layer} counts the groups, each of which has one layer inside.
    private const string Layer = "albert.encoder.albert_layer_groups.{layer}.albert_layers.0.";

    private static readonly Dictionary<TensorRole, TensorNames> Own = new()
    {
        [TensorRole.EmbeddingProjection] = new("albert.encoder.embedding_hidden_mapping_in", ""),
        [TensorRole.Query] = new(Layer + "attention.query", ""),
        [TensorRole.Key] = new(Layer + "attention.key", ""),
        [TensorRole.Value] = new(Layer + "attention.value", ""),
        [TensorRole.AttentionOutput] = new(Layer + "attention.dense", ""),
        [TensorRole.AttentionNorm] = new(Layer + "attention.LayerNorm", ""),
        [TensorRole.Up] = new(Layer + "ffn", ""),
        [TensorRole.Down] = new(Layer + "ffn_output", ""),
        [TensorRole.FeedForwardNorm] = new(Layer + "full_layer_layer_norm", ""),
        [TensorRole.Pooler] = new("albert.pooler", ""),
    };

    private static readonly Dictionary<TensorRole, TensorNames> HeadNames = new()
    {
        [TensorRole.HeadTransform] = new("predictions.dense", ""),
        [TensorRole.HeadNorm] = new("predictions.LayerNorm", ""),
        [TensorRole.Head] = new("predictions.decoder", "") { Bias = "predictions.bias" },
        [TensorRole.Classifier] = new("classifier", ""),
    };

    protected override string Prefix => "albert.";

    protected override IReadOnlyDictionary<TensorRole, TensorNames> Heads => HeadNames;

    // What tells whether two sentences are in order.
    protected override string[] Copies => ["predictions.decoder.bias", "sop_classifier.classifier.weight", "sop_classifier.classifier.bias"];

    public override TensorNames? this[TensorRole role] => Own.TryGetValue(role, out TensorNames? names) ? names : base[role] is { } common ? common with { GgufName = "" } : null;

    // Its code projects in one way, and lets neighbours share.
    public override string? Lacks(ArchitectureSpec architecture)
    {
        int groups = Groups(architecture);
        return architecture.Embedding.Projection is { Place: not EmbeddingProjection.Last } ? "choose EmbeddingProjection.Last"
            : architecture.Embedding.Projection is not { Bias: true } ? "add Size and ProjectionBias = true to [Embedding]"
            : Enumerable.Range(0, architecture.Layers).Any(layer => architecture.WeightsOf(layer) != layer * groups / architecture.Layers) ? "let neighbouring layers share weights, as many in each group"
            : base.Lacks(architecture);
    }

    public override CheckpointPlan Plan(ArchitectureSpec architecture)
    {
        CheckpointPlan plan = base.Plan(architecture);
        return plan with
        {
            Settings =
            [
                new SettingSpec("architecture", ["model_type"], "general.architecture", "albert"),
                .. plan.Settings,
                new SettingSpec("embedding size", ["embedding_size"], null, (long)architecture.Embedding.TableSize(architecture.Hidden)),
                new SettingSpec("groups of layers that share weights", ["num_hidden_groups"], null, (long)Groups(architecture)) { WhenAbsent = 1L },
                new SettingSpec("layers inside a group", ["inner_group_num"], null, 1L) { WhenAbsent = 1L },
            ],
        };
    }

    private static int Groups(ArchitectureSpec architecture) => Enumerable.Range(0, architecture.Layers).Select(architecture.WeightsOf).Distinct().Count();
}
