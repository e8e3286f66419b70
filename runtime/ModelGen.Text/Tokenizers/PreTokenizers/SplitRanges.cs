namespace ModelGen.Text.Tokenizers;

/// <summary>Cuts a text at matches, as the <c>tokenizers</c> library does it (normalizer.rs, <c>NormalizedString::split</c>).</summary>
internal static class SplitRanges
{
    /// <summary>Adds the pieces of <paramref name="text"/> between and around <paramref name="matches"/>.</summary>
    public static void Cut(
        ReadOnlySpan<char> text, bool atStart, List<(int Start, int End)> matches, SplitBehaviour behaviour, bool invert,
        List<(int Start, int End)> cuts, PieceBuffer target)
    {
        cuts.Clear();
        bool previousMatched = false;
        int position = 0;
        foreach ((int start, int end) in matches)
        {
            if (position < start)
            {
                previousMatched = Add(cuts, (position, start), invert, previousMatched, behaviour);
            }

            previousMatched = Add(cuts, (start, end), !invert, previousMatched, behaviour);
            position = end;
        }

        if (position < text.Length)
        {
            Add(cuts, (position, text.Length), invert, previousMatched, behaviour);
        }

        foreach ((int start, int end) in cuts)
        {
            target.Add(text[start..end], atStart && start == 0);
        }
    }

    // One stretch of the text, which is a match or lies between two.
    private static bool Add(List<(int Start, int End)> cuts, (int Start, int End) stretch, bool matched, bool previousMatched, SplitBehaviour behaviour)
    {
        bool joins = cuts.Count > 0 && behaviour switch
        {
            SplitBehaviour.Contiguous => matched == previousMatched,
            SplitBehaviour.MergedWithPrevious => matched && !previousMatched,
            SplitBehaviour.MergedWithNext => previousMatched && !matched,
            _ => false,
        };
        if (joins)
        {
            cuts[^1] = (cuts[^1].Start, stretch.End);
        }
        else if (!matched || behaviour != SplitBehaviour.Removed)
        {
            cuts.Add(stretch);
        }

        return matched;
    }
}
