using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Model;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>The arguments of <c>[Head]</c>, and which heads go together.</summary>
internal static class HeadRules
{
    public const int MostClasses = TransformerRules.MostColumns;

    public static void Check(ModelDeclaration declaration, ProblemList problems)
    {
        List<HeadDeclaration> known = [];
        foreach (HeadDeclaration head in declaration.Heads)
        {
            if (problems.IsDefined(head.Kind) && CheckStructure(declaration.Transformer, head, problems) && CheckTogether(known, head, problems))
            {
                CheckArguments(head, problems);
                known.Add(head);
            }
        }
    }

    private static bool CheckStructure(TransformerDeclaration? transformer, HeadDeclaration head, ProblemList problems)
    {
        if (transformer is null || !transformer.Structure.IsKnown)
        {
            return false;
        }

        bool fits = transformer.Structure.Value == Structure.Encoder || head.Kind.Value == Head.LanguageModel;
        if (!fits)
        {
            problems.Add(EncoderDescriptors.HeadOfOtherStructure, head.Kind.Location, head.Kind.Value);
        }

        return fits;
    }

    /// <summary>A session has one of each result.</summary>
    private static bool CheckTogether(List<HeadDeclaration> others, HeadDeclaration head, ProblemList problems)
    {
        Head kind = head.Kind.Value;
        HeadDeclaration? other = others.FirstOrDefault(one => one.Kind.Value == Head.None || kind == Head.None || Result(one.Kind.Value) == Result(kind));
        if (other is not null)
        {
            problems.Add(EncoderDescriptors.HeadsExcludeEachOther, head.Kind.Location, kind, other.Kind.Value);
        }

        return other is null;
    }

    private static int Result(Head kind) => kind switch
    {
        Head.None => 0,
        Head.Pooler => 1,
        Head.NextSentence => 2,
        _ => 3,
    };

    private static void CheckArguments(HeadDeclaration head, ProblemList problems)
    {
        bool isClassifier = head.Kind.Value is Head.SequenceClassifier or Head.TokenClassifier;
        if (isClassifier && head.Classes.State == ArgumentState.Default)
        {
            problems.Add(EncoderDescriptors.ClassesMissing, head.Attribute.Location, head.Kind.Value);
        }
        else if (isClassifier && head.Classes.IsDeclared && (head.Classes.Value < 1 || head.Classes.Value > MostClasses))
        {
            problems.Add(EncoderDescriptors.ClassesOutOfRange, head.Classes.Location, head.Classes.Value, MostClasses);
        }
        else if (!isClassifier && head.Classes.IsDeclared)
        {
            problems.Add(EncoderDescriptors.HeadLacksArgument, head.Classes.Location, "Classes", head.Kind.Value);
        }

        bool isOverVocabulary = head.Kind.Value is Head.LanguageModel or Head.MaskedLanguageModel;
        foreach (Argument<double> factor in new[] { head.Scale, head.LogitSoftCap }.Where(factor => factor.IsDeclared))
        {
            if (isOverVocabulary)
            {
                BlockRules.CheckFactor(factor, problems);
            }
            else
            {
                problems.Add(EncoderDescriptors.HeadLacksArgument, factor.Location, factor.Name, head.Kind.Value);
            }
        }

        if (head.Tied.IsDeclared && head.Tied.Value && !isOverVocabulary)
        {
            problems.Add(EncoderDescriptors.HeadLacksArgument, head.Tied.Location, "Tied", head.Kind.Value);
        }

        if (head.TransformBias.IsDeclared && head.Kind.Value != Head.MaskedLanguageModel)
        {
            problems.Add(EncoderDescriptors.HeadLacksArgument, head.TransformBias.Location, "TransformBias", head.Kind.Value);
        }

        if (head.Bias.IsDeclared && head.Bias.Value && head.Kind.Value == Head.None)
        {
            problems.Add(EncoderDescriptors.HeadLacksArgument, head.Bias.Location, "Bias", head.Kind.Value);
        }

        CheckPooler(head, problems);
    }

    private static void CheckPooler(HeadDeclaration head, ProblemList problems)
    {
        bool isPooler = head.Kind.Value == Head.Pooler;
        if (head.Pooling.IsDeclared && !isPooler)
        {
            problems.Add(EncoderDescriptors.HeadLacksArgument, head.Pooling.Location, "Pooling", head.Kind.Value);
        }

        if (head.Dense.IsDeclared && !isPooler)
        {
            problems.Add(EncoderDescriptors.HeadLacksArgument, head.Dense.Location, "Dense", head.Kind.Value);
        }

        problems.IsDefined(head.Pooling);
        if (head.Activation.IsDeclared && (!isPooler || !head.Dense.Value))
        {
            problems.Add(EncoderDescriptors.HeadLacksArgument, head.Activation.Location, "Activation", isPooler ? "Pooler with Dense = false" : head.Kind.Value);
        }
        else if (problems.IsDefined(head.Activation) && (head.Activation.Value.IsGated() || head.Activation.Value == Activation.Custom))
        {
            problems.Add(EncoderDescriptors.PoolerActivation, head.Activation.Location, head.Activation.Value);
        }
    }
}
