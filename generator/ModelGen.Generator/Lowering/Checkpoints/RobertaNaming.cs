using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of RoBERTa (Hugging Face models/roberta): BERT's encoder under another prefix, and heads of its own.</summary>
internal sealed class RobertaNaming : BertNaming
{
    private static readonly TensorNames ClassifierTransform = new("classifier.dense", "");
    private static readonly TensorNames ClassifierOutput = new("classifier.out_proj", "");

    private static readonly Dictionary<TensorRole, TensorNames> HeadNames = new()
    {
        [TensorRole.HeadTransform] = new("lm_head.dense", ""),
        [TensorRole.HeadNorm] = new("lm_head.layer_norm", ""),
        [TensorRole.Head] = new("lm_head.decoder", "") { Bias = "lm_head.bias" },
        [TensorRole.Classifier] = new("classifier", ""),
    };

    protected override string Prefix => "roberta.";

    protected override IReadOnlyDictionary<TensorRole, TensorNames> Heads => HeadNames;

    protected override string[] Copies =>
    [
        "lm_head.decoder.bias",
        .. new[] { ClassifierTransform, ClassifierOutput }.SelectMany(names => new[] { names.Name + ".weight", names.Bias }),
    ];

    // The classifier of texts brings a pooler of its own, under its own name.
    public override TensorNames? NamesOf(TensorRole role, ArchitectureSpec architecture) => role switch
    {
        TensorRole.Pooler when architecture.Has(Head.SequenceClassifier) => ClassifierTransform,
        TensorRole.Classifier when architecture.Has(Head.SequenceClassifier) => ClassifierOutput,
        _ => this[role],
    };
}
