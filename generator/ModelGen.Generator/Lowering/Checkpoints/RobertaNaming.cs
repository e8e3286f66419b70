using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of RoBERTa (Hugging Face models/roberta): BERT's encoder under another prefix, and heads of its own.</summary>
internal sealed class RobertaNaming : BertNaming
{
    private static readonly Dictionary<TensorRole, TensorNames> HeadNames = new()
    {
        [TensorRole.HeadTransform] = new("lm_head.dense", ""),
        [TensorRole.HeadNorm] = new("lm_head.layer_norm", ""),
        [TensorRole.Head] = new("lm_head.decoder", "") { Bias = "lm_head.bias" },
        [TensorRole.Classifier] = new("classifier", ""),
    };

    protected override string Prefix => "roberta.";

    protected override IReadOnlyDictionary<TensorRole, TensorNames> Heads => HeadNames;

    protected override string[] Copies => ["lm_head.decoder.bias", .. TwoLayerClassifier.Tensors];

    public override TensorNames? NamesOf(TensorRole role, ArchitectureSpec architecture) => TwoLayerClassifier.NamesOf(role, architecture) ?? this[role];
}
