using ModelGen.Tool.Import.Settings;
using ModelGen.Tool.Import.Writing;

namespace ModelGen.Tool.Import.Families;

/// <summary>Reads what heads an encoder has: by its tensors where there are weights, else by the class in <c>architectures</c>.</summary>
/// <param name="Pooler">What the name of a pooler's weight ends with; null where the family has none.</param>
/// <param name="MaskedLanguageModel">The same of the head over the vocabulary.</param>
/// <param name="Classifier">The same of a classifier; null where no declaration has the family's.</param>
/// <param name="NextSentence">The same of the head that tells whether a text follows.</param>
internal sealed record EncoderHeads(string? Pooler, string MaskedLanguageModel, string? Classifier = null, string? NextSentence = null)
{
    /// <summary>The activation of the pooler that the family's classifier of texts brings; null: that of BERT's.</summary>
    public Activation? ClassifierPooler { get; init; }

    public void Write(ModelSettings settings, ModelDeclaration declaration)
    {
        string kind = settings.Find("architectures.0") as string ?? "";
        bool classifiesTexts = kind.EndsWith("ForSequenceClassification", StringComparison.Ordinal);
        bool classifiesTokens = kind.EndsWith("ForTokenClassification", StringComparison.Ordinal);
        if (classifiesTexts || classifiesTokens)
        {
            if (Classifier is null)
            {
                throw settings.Refused("architectures", $"has {kind}, whose head no declaration has: take the weights of the encoder alone");
            }

            if (classifiesTexts && ClassifierPooler is { } activation)
            {
                AttributeText pooler = AttributeText.Of<HeadAttribute>(Head.Pooler);
                pooler[nameof(HeadAttribute.Activation)] = activation;
                declaration.Heads.Add(pooler);
            }

            declaration.Heads.Add(Classified(settings, classifiesTexts ? Head.SequenceClassifier : Head.TokenClassifier));
            return;
        }

        bool isPretrained = kind.EndsWith("ForPreTraining", StringComparison.Ordinal) && NextSentence is not null;
        if (Has(settings, Pooler, isPretrained || kind.EndsWith("Model", StringComparison.Ordinal) || kind.EndsWith("ForNextSentencePrediction", StringComparison.Ordinal)))
        {
            declaration.Heads.Add(AttributeText.Of<HeadAttribute>(Head.Pooler));
        }

        if (Has(settings, MaskedLanguageModel, isPretrained || kind.EndsWith("ForMaskedLM", StringComparison.Ordinal)))
        {
            declaration.Heads.Add(Masked(settings));
        }

        if (Has(settings, NextSentence, isPretrained || kind.EndsWith("ForNextSentencePrediction", StringComparison.Ordinal)))
        {
            declaration.Heads.Add(AttributeText.Of<HeadAttribute>(Head.NextSentence));
        }
    }

    private static bool Has(ModelSettings settings, string? tensor, bool byClass) => tensor is not null && (settings.Tensors is null ? byClass : settings.HasTensor(tensor));

    private static AttributeText Masked(ModelSettings settings)
    {
        AttributeText head = AttributeText.Of<HeadAttribute>(Head.MaskedLanguageModel);
        head[nameof(HeadAttribute.Tied)] = settings.Flag(true, "tie_word_embeddings");
        if (!settings.Flag(true, "decoder_bias"))
        {
            head.Always(nameof(HeadAttribute.Bias), false);
        }

        return head;
    }

    /// <summary>Classes by the tensor, by the names that the configuration has for them, or the two that it means where it has none.</summary>
    private AttributeText Classified(ModelSettings settings, Head kind)
    {
        IReadOnlyList<long>? bias = settings.Tensors?.FirstOrDefault(tensor => tensor.Key.EndsWith(Classifier!, StringComparison.Ordinal)).Value;
        int classes = bias is [var stored and > 0 and <= int.MaxValue, ..] ? (int)stored : settings.CountOf("id2label") ?? settings.OptionalSize("num_labels") ?? 2;
        AttributeText head = AttributeText.Of<HeadAttribute>(kind);
        head[nameof(HeadAttribute.Classes)] = classes;
        return head;
    }
}
