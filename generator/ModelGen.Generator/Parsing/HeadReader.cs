using ModelGen.Generator.Model;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing;

/// <summary>What the hidden states are turned into, with every default worked out.</summary>
internal static class HeadReader
{
    /// <summary>Classes of <see cref="Head.NextSentence"/>: it follows, or it does not.</summary>
    private const int NextSentenceClasses = 2;

    public static EquatableArray<HeadSpec> Read(ModelDeclaration declaration)
    {
        TransformerDeclaration transformer = declaration.Transformer!;
        List<HeadSpec> heads = [.. declaration.Heads.Select(head => Read(head, transformer)).Where(head => head.Kind != Head.None)];
        if (declaration.Heads.Count == 0 && transformer.Structure.Value != Structure.Encoder)
        {
            heads.Add(new HeadSpec(Head.LanguageModel, Tied: false, Bias: false, transformer.Vocabulary.Value));
        }

        // What reads the pooled vector needs the pooler, said or not.
        if (heads.Any(head => head.Kind is Head.NextSentence or Head.SequenceClassifier) && heads.All(head => head.Kind != Head.Pooler))
        {
            heads.Add(new HeadSpec(Head.Pooler, Tied: false, Bias: true, transformer.Hidden.Value));
        }

        return heads.OrderBy(head => head.Kind).ToEquatableArray();
    }

    private static HeadSpec Read(HeadDeclaration head, TransformerDeclaration transformer)
    {
        Head kind = head.Kind.Value;
        int outputs = kind switch
        {
            Head.LanguageModel or Head.MaskedLanguageModel => transformer.Vocabulary.Value,
            Head.Pooler => transformer.Hidden.Value,
            Head.NextSentence => NextSentenceClasses,
            _ => head.Classes.Value,
        };
        return new HeadSpec(kind, head.Tied.Value, head.Bias.IsDeclared ? head.Bias.Value : kind != Head.LanguageModel, outputs)
        {
            TransformBias = head.TransformBias.Value,
            Scale = head.Scale.Value,
            SoftCap = head.LogitSoftCap.Value,
            Pooling = head.Pooling.Value,
            Dense = head.Dense.Value ? head.Activation.Value : null,
        };
    }
}
