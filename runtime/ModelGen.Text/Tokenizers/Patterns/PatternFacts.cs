namespace ModelGen.Text.Tokenizers;

/// <summary>What can be said about a parsed pattern without running it.</summary>
internal static class PatternFacts
{
    private const int LongestFixedLength = 1000;

    /// <summary>How many code points every match has, or null where that differs (or exceeds a thousand).</summary>
    public static int? FixedLength(PatternNode node)
    {
        switch (node)
        {
            case SetNode:
                return 1;
            case SequenceNode sequence:
                int? sum = 0;
                foreach (PatternNode part in sequence.Parts)
                {
                    sum += FixedLength(part);
                }

                return sum <= LongestFixedLength ? sum : null;
            case AlternationNode alternation:
                int? length = FixedLength(alternation.Branches[0]);
                return alternation.Branches.All(branch => FixedLength(branch) == length) ? length : null;
            case RepeatNode repeat:
                return repeat.Least == repeat.Most && FixedLength(repeat.Body) is { } body && body * (long)repeat.Least <= LongestFixedLength
                    ? body * repeat.Least
                    : null;
            case AtomicNode atomic:
                return FixedLength(atomic.Body);
            default:
                return 0;
        }
    }

    /// <summary>The ASCII characters that a match may begin with, and whether it may be empty (then nothing can be said).</summary>
    public static (UInt128 Characters, bool MayBeEmpty) First(PatternNode node)
    {
        switch (node)
        {
            case SetNode set:
                return (set.Set.Ascii, false);
            case SequenceNode sequence:
                UInt128 characters = 0;
                foreach (PatternNode part in sequence.Parts)
                {
                    (UInt128 first, bool mayBeEmpty) = First(part);
                    characters |= first;
                    if (!mayBeEmpty)
                    {
                        return (characters, false);
                    }
                }

                return (UInt128.MaxValue, true);
            case AlternationNode alternation:
                UInt128 any = 0;
                bool empty = false;
                foreach (PatternNode branch in alternation.Branches)
                {
                    (UInt128 first, bool mayBeEmpty) = First(branch);
                    any |= first;
                    empty |= mayBeEmpty;
                }

                return (any, empty);
            case RepeatNode repeat:
                (UInt128 round, bool bodyMayBeEmpty) = First(repeat.Body);
                return (round, bodyMayBeEmpty || repeat.Least == 0);
            case AtomicNode atomic:
                return First(atomic.Body);
            default:
                return (0, true);
        }
    }
}
