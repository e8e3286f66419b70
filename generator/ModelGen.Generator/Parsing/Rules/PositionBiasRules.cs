using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>The arguments of position encodings that add to the scores: <see cref="PositionEncoding.Alibi"/> and <see cref="PositionEncoding.RelativeBuckets"/>.</summary>
internal static class PositionBiasRules
{
    /// <summary>The tables are spread over this many distances in both directions.</summary>
    public const int MostDistance = 1 << 16;

    public static void Check(ModelDeclaration declaration, PositionEncodingDeclaration position, ProblemList problems)
    {
        if (position.AlibiScaled is { IsDeclared: true, Value: true } scaled && position.Kind.Value != PositionEncoding.Alibi)
        {
            problems.Add(PositionBiasDescriptors.AlibiScaledWithoutAlibi, scaled.Location);
        }

        bool isBesideOthers = position is { Buckets.IsDeclared: true, Kind.Value: PositionEncoding.Learned or PositionEncoding.Sinusoidal or PositionEncoding.Rotary };
        if (position.Kind.Value != PositionEncoding.RelativeBuckets && !isBesideOthers)
        {
            problems.RefuseUnused(PositionBiasDescriptors.ArgumentWithoutBuckets, position.Buckets);
            problems.RefuseUnused(PositionBiasDescriptors.ArgumentWithoutBuckets, position.MaxDistance);
        }
        else if (declaration.Transformer?.Structure is { IsKnown: true } structure && EnumText.IsDefined(structure.Value))
        {
            CheckBuckets(position, structure.Value == Structure.Encoder, problems);
        }
    }

    private static void CheckBuckets(PositionEncodingDeclaration position, bool isBidirectional, ProblemList problems)
    {
        int buckets = position.Buckets.Value;
        int least = isBidirectional ? 4 : 2;
        bool isInRange = buckets >= least && buckets <= MostDistance && (!isBidirectional || buckets % 2 == 0);
        if (position.Buckets.IsKnown && !isInRange)
        {
            string range = isBidirectional ? $"an even number from 4 to {MostDistance}, half of them for each direction" : $"a number from 2 to {MostDistance}";
            problems.Add(PositionBiasDescriptors.BucketsOutOfRange, position.Buckets.Location, buckets, range);
        }

        // Half of the buckets of a direction have one distance each.
        int exact = (isBidirectional ? buckets / 2 : buckets) / 2;
        if (isInRange && position.Buckets.IsKnown && position.MaxDistance is { IsKnown: true } most && (most.Value <= exact || most.Value > MostDistance))
        {
            problems.Add(PositionBiasDescriptors.MaxDistanceOutOfRange, most.IsDeclared ? most.Location : position.Buckets.Location, most.Value, exact + 1, MostDistance);
        }
    }
}
