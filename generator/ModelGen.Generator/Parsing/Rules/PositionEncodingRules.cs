using Microsoft.CodeAnalysis;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>The arguments of <c>[PositionEncoding]</c>.</summary>
internal static class PositionEncodingRules
{
    public static void Check(ModelDeclaration declaration, ProblemList problems)
    {
        if (declaration.PositionEncoding is not { } position || !problems.IsDefined(position.Kind))
        {
            return;
        }

        LearnedPositionRules.Check(position, problems);
        SinusoidRules.Check(declaration, position, problems);
        PositionBiasRules.Check(declaration, position, problems);
        if (position.Kind.Value != PositionEncoding.Rotary)
        {
            problems.RefuseUnused(PositionEncodingDescriptors.RotaryArgumentWithoutRotary, position.Base);
            problems.RefuseUnused(PositionEncodingDescriptors.RotaryArgumentWithoutRotary, position.Pairing);
            problems.RefuseUnused(PositionEncodingDescriptors.RotaryArgumentWithoutRotary, position.RotaryFraction);
            problems.RefuseUnused(PositionEncodingDescriptors.RotaryArgumentWithoutRotary, position.Streams);
            problems.RefuseUnused(PositionEncodingDescriptors.RotaryArgumentWithoutRotary, position.HalfPrecisionFrequencies);
            return;
        }

        problems.IsDefined(position.Pairing);
        bool hasStreams = StreamRules.Check(declaration, position, problems);
        CheckRotary(hasStreams ? declaration : null, position, position.Base, position.RotaryFraction, problems);
    }

    /// <summary>The base and the fraction of the model, or of some layers.</summary>
    /// <param name="declaration">Null where the size of what rotates cannot be told.</param>
    public static void CheckRotary(ModelDeclaration? declaration, PositionEncodingDeclaration position, Argument<double> @base, Argument<double> fraction, ProblemList problems)
    {
        CheckBase(@base, problems);
        if (CheckFraction(fraction, problems) && declaration?.Transformer is { } transformer && (fraction.IsDeclared || fraction.Attribute == position.Attribute))
        {
            CheckRotarySize(transformer, position, fraction, problems);
        }
    }

    private static void CheckBase(Argument<double> argument, ProblemList problems)
    {
        if (argument.IsDeclared && !(argument.Value > 1 && Number.IsFinite(argument.Value)))
        {
            problems.Add(PositionEncodingDescriptors.BaseOutOfRange, argument.Location, argument.Value);
        }
    }

    private static bool CheckFraction(Argument<double> fraction, ProblemList problems)
    {
        bool isInRange = !fraction.IsDeclared || (fraction.Value > 0 && fraction.Value <= 1);
        if (!isInRange)
        {
            problems.Add(PositionEncodingDescriptors.RotaryFractionOutOfRange, fraction.Location, fraction.Value);
        }

        return isInRange && fraction.IsKnown;
    }

    private static void CheckRotarySize(TransformerDeclaration transformer, PositionEncodingDeclaration position, Argument<double> fraction, ProblemList problems)
    {
        if (!HasHeadSize(transformer))
        {
            return;
        }

        int headSize = transformer.EffectiveHeadSize;
        int rotarySize = (int)(headSize * fraction.Value);
        int multiple = 2 * position.Streams.Value;
        if (rotarySize > 0 && rotarySize % multiple == 0)
        {
            return;
        }

        (string name, Location location) = fraction.IsDeclared
            ? (fraction.Name, fraction.Location)
            : transformer.HeadSize.IsDeclared
                ? (transformer.HeadSize.Name, transformer.HeadSize.Location)
                : (transformer.Heads.Name, transformer.Heads.Location);
        if (multiple == 2)
        {
            problems.Add(PositionEncodingDescriptors.RotarySizeOdd, location, name, rotarySize, headSize);
        }
        else
        {
            problems.Add(PositionEncodingDescriptors.RotarySizeNotInFours, location, name, rotarySize, headSize);
        }
    }

    /// <summary>True if the size of a head is known and possible; sizes that are wrong in themselves are the concern of <see cref="TransformerRules"/>.</summary>
    public static bool HasHeadSize(TransformerDeclaration transformer) => transformer.HeadSize.IsDeclared
        ? transformer.HeadSize.Value is >= 1 and <= TransformerRules.MostHeadSize
        : transformer.HeadSize.IsKnown
            && transformer.Hidden is { IsDeclared: true, Value: >= 1 and <= TransformerRules.MostHidden }
            && transformer.Heads is { IsDeclared: true, Value: >= 1 and <= TransformerRules.MostHeads }
            && transformer.Hidden.Value % transformer.Heads.Value == 0;
}
