using ModelGen.Runtime;
using ModelGen.Tool.Import.Settings;

namespace ModelGen.Tool.Import.Families;

/// <summary>Every family that is imported.</summary>
internal static class ImportedFamilies
{
    private static readonly EncoderHeads BertHeads = new("pooler.dense.weight", "cls.predictions.transform.dense.weight", "classifier.bias", "cls.seq_relationship.weight");

    private static readonly ImportedFamily[] Others =
    [
        new JinaBertFamily { ModelTypes = ["bert"], Architectures = ["jina-bert-v2"], Naming = Naming.JinaBert, Heads = BertHeads },
        new BertFamily { ModelTypes = ["bert"], Architectures = ["bert"], Naming = Naming.Bert, Heads = BertHeads },
        new BertFamily { ModelTypes = ["roberta", "xlm-roberta", "camembert"], Naming = Naming.Roberta, BeginsBehindPadding = true, Heads = new("pooler.dense.weight", "lm_head.dense.weight", "classifier.bias") },
        new BertFamily { ModelTypes = ["distilbert"], Naming = Naming.DistilBert, HasTokenTypes = false, Heads = new(Pooler: null, "vocab_transform.weight", "classifier.bias") { ClassifierPooler = Activation.Relu } },
        new AlbertFamily { ModelTypes = ["albert"], Naming = Naming.Albert, ProjectedSize = 128, Activation = "gelu_new", Heads = new("pooler.weight", "predictions.dense.weight", "classifier.bias") },
        new BertFamily { ModelTypes = ["electra"], Naming = Naming.Electra, ProjectedSize = 128, Heads = new(Pooler: null, "generator_predictions.dense.weight", "classifier.bias") { ClassifierPooler = Activation.Gelu } },
        new MpNetFamily { ModelTypes = ["mpnet"], Naming = Naming.MpNet, BeginsBehindPadding = true, HasTokenTypes = false, Heads = new("pooler.dense.weight", "lm_head.dense.weight", "classifier.bias") },
        new ModernBertFamily { ModelTypes = ["modernbert"] },
        new FairseqFamily { ModelTypes = ["fsmt"], Naming = Naming.Fsmt, Position = PositionEncoding.Sinusoidal, Spacing = SinusoidSpacing.Inclusive, Offset = null, HasTwoVocabularies = true, Activation = "relu", IsScaled = true, Tied = false, HeadBias = false },
        new FairseqFamily { ModelTypes = ["marian"], Naming = Naming.Marian, Position = PositionEncoding.Sinusoidal },
        new FairseqFamily { ModelTypes = ["bart"], Naming = Naming.Bart, Position = PositionEncoding.Learned, Offset = 2, EmbeddingNorm = true },
        new FairseqFamily { ModelTypes = ["pegasus"], Naming = Naming.Bart, Position = PositionEncoding.Sinusoidal, Placement = NormPlacement.Pre },
        new FairseqFamily { ModelTypes = ["m2m_100"], Naming = Naming.Bart, Position = PositionEncoding.Sinusoidal, Spacing = SinusoidSpacing.Inclusive, Offset = null, Placement = NormPlacement.Pre, Activation = "relu", IsScaled = true, HeadBias = false },
        new FairseqFamily { ModelTypes = ["mbart"], Naming = Naming.Bart, Position = PositionEncoding.Learned, Offset = 2, EmbeddingNorm = true, Placement = NormPlacement.Pre },
        new T5Family { ModelTypes = ["t5"], Architectures = ["t5"] },
        new T5Family { ModelTypes = ["mt5"], Tied = false },
        new GlmFamily { ModelTypes = ["chatglm"], Naming = Naming.ChatGlm, Activation = Activation.GeluTanh, Alpha = Math.Sqrt(56), Streams = 2, GenerationFirst = true },
        new GlmFamily { ModelTypes = ["glm130b"], Naming = Naming.Glm130B, Activation = Activation.GeGlu, Tied = true, GenerationRunsOn = true },
    ];

    public static IReadOnlyList<ImportedFamily> All { get; } = [.. DecoderFamilies.All, .. Others];

    /// <summary>The family of a model.</summary>
    /// <exception cref="ToolException">Nobody knows it.</exception>
    public static ImportedFamily Of(ModelSettings settings)
    {
        string kind = settings.Kind;
        ImportedFamily[] found = [.. All.Where(family => (settings.IsGguf ? family.Architectures : family.ModelTypes).Contains(kind))];
        if (found.Length == 0)
        {
            string known = string.Join(", ", All.SelectMany(family => settings.IsGguf ? family.Architectures : family.ModelTypes).Distinct().Order(StringComparer.Ordinal));
            throw new ToolException($"'{settings.File}' is of the family {Printable.Quote(kind)}, which importing does not know. It knows: {known}. Declare the model with Naming.Custom and [TensorName].");
        }

        return found.Length == 1 ? found[0] : found.First(family => family.Claims(settings));
    }
}
