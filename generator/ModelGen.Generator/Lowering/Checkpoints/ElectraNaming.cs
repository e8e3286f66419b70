using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of ELECTRA (Hugging Face models/electra): BERT's encoder under another prefix, behind a projection where embeddings are smaller, and the generator's head. There is no GGUF form.</summary>
internal sealed class ElectraNaming : BertNaming
{
    private static readonly Dictionary<TensorRole, TensorNames> HeadNames = new()
    {
        [TensorRole.HeadTransform] = new("generator_predictions.dense", ""),
        [TensorRole.HeadNorm] = new("generator_predictions.LayerNorm", ""),
        [TensorRole.Head] = new("generator_lm_head", ""),
        [TensorRole.Classifier] = new("classifier", ""),
    };

    protected override string Prefix => "electra.";

    protected override IReadOnlyDictionary<TensorRole, TensorNames> Heads => HeadNames;

    // What tells replaced tokens apart, and the classifier of texts.
    protected override string[] Copies =>
    [
        "discriminator_predictions.dense.weight",
        "discriminator_predictions.dense.bias",
        "discriminator_predictions.dense_prediction.weight",
        "discriminator_predictions.dense_prediction.bias",
        .. TwoLayerClassifier.Tensors,
    ];

    public override TensorNames? this[TensorRole role] => role switch
    {
        TensorRole.EmbeddingProjection => new TensorNames(Prefix + "embeddings_project", ""),
        TensorRole.Pooler => null,
        _ => base[role] is { } names ? names with { GgufName = "" } : null,
    };

    public override TensorNames? NamesOf(TensorRole role, ArchitectureSpec architecture) => TwoLayerClassifier.NamesOf(role, architecture) ?? this[role];

    public override string? Lacks(ArchitectureSpec architecture) => LacksPooler(architecture, Activation.Gelu) ?? base.Lacks(architecture);

    public override CheckpointPlan Plan(ArchitectureSpec architecture)
    {
        CheckpointPlan plan = base.Plan(architecture);
        return plan with
        {
            Settings =
            [
                new SettingSpec("architecture", ["model_type"], "general.architecture", "electra"),
                .. plan.Settings,
                new SettingSpec("embedding size", ["embedding_size"], null, (long)architecture.Embedding.TableSize(architecture.Hidden)),
            ],
        };
    }
}
