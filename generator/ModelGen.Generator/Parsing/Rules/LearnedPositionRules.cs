using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>The argument of <see cref="PositionEncoding.Learned"/>, which sinusoids have too.</summary>
internal static class LearnedPositionRules
{
    public const int MostOffset = 1 << 16;

    public static void Check(PositionEncodingDeclaration position, ProblemList problems)
    {
        if (position.Offset is not { IsDeclared: true } offset)
        {
            return;
        }

        if (position.Kind.Value is not (PositionEncoding.Learned or PositionEncoding.Sinusoidal))
        {
            problems.Add(EncoderDescriptors.OffsetWithoutLearned, offset.Location);
        }
        else if (offset.Value < 0 || offset.Value > MostOffset)
        {
            problems.Add(EncoderDescriptors.OffsetOutOfRange, offset.Location, offset.Value, MostOffset);
        }
    }
}
