using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The classifier of texts that brings a pooler of its own, under its own name: RoBERTa's, ELECTRA's and MPNet's.</summary>
internal static class TwoLayerClassifier
{
    private static readonly TensorNames Dense = new("classifier.dense", "");
    private static readonly TensorNames Output = new("classifier.out_proj", "");

    /// <summary>Every tensor of it.</summary>
    public static IEnumerable<string> Tensors => new[] { Dense, Output }.SelectMany(names => new[] { names.Weight, names.Bias });

    /// <summary>The names of its parts where the model has it, or null.</summary>
    public static TensorNames? NamesOf(TensorRole role, ArchitectureSpec architecture) => role switch
    {
        TensorRole.Pooler when architecture.Has(Head.SequenceClassifier) => Dense,
        TensorRole.Classifier when architecture.Has(Head.SequenceClassifier) => Output,
        _ => null,
    };
}
