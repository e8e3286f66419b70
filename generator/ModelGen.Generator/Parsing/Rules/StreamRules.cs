using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>The arguments of <c>[PositionEncoding]</c> that GLM brings: a second stream of positions, and frequencies in half precision.</summary>
internal static class StreamRules
{
    /// <summary>True if the number of streams is known and possible.</summary>
    public static bool Check(ModelDeclaration declaration, PositionEncodingDeclaration position, ProblemList problems)
    {
        bool isPossible = position.Streams is { IsKnown: true, Value: 1 or 2 };
        if (position.Streams.IsDeclared && !isPossible)
        {
            problems.Add(PositionEncodingDescriptors.StreamsOutOfRange, position.Streams.Location, position.Streams.Value);
        }

        bool hasTwo = position.Streams is { IsDeclared: true, Value: 2 };
        if (hasTwo && declaration.BlankFilling is null && !declaration.HasUnresolvedAttributes)
        {
            problems.Add(PositionEncodingDescriptors.StreamsWithoutBlanks, position.Streams.Location);
        }

        if (declaration.RotaryScaling is { } scaling && (hasTwo || position.HalfPrecisionFrequencies is { IsDeclared: true, Value: true }))
        {
            string name = hasTwo ? position.Streams.Name : position.HalfPrecisionFrequencies.Name;
            problems.Add(RotaryScalingDescriptors.ScalingStandsAlone, scaling.Attribute.Location, name);
        }

        return isPossible;
    }
}
