namespace ModelGen.Kernels;

/// <summary>The words with the highest scores, in order: equal ones in the order of the file.</summary>
internal static class TopWords
{
    /// <summary>Fills <paramref name="best"/>, the highest first, and returns how many there are.</summary>
    /// <param name="scores">A score for each word, <c>[V]</c>, none of them NaN.</param>
    /// <param name="words">The words.</param>
    /// <param name="excluded">Rows that do not count: the words of the query.</param>
    /// <param name="best">Room for the words that are wanted.</param>
    public static int Select(ReadOnlySpan<float> scores, WordTable words, ReadOnlySpan<int> excluded, Span<ScoredWord> best)
    {
        if (best.IsEmpty)
        {
            return 0;
        }

        // A heap with the worst of the best on top: nearly all words lose against it, and cost one comparison.
        int count = 0;
        for (int index = 0; index < scores.Length; index++)
        {
            if ((count == best.Length && !(scores[index] > best[0].Score)) || excluded.Contains(index))
            {
                continue;
            }

            ScoredWord word = new(words[index], index, scores[index]);
            if (count < best.Length)
            {
                Rise(best, count++, word);
            }
            else
            {
                Sink(best[..count], word);
            }
        }

        for (int last = count - 1; last > 0; last--)
        {
            ScoredWord worst = best[0];
            Sink(best[..last], best[last]);
            best[last] = worst;
        }

        return count;
    }

    private static void Rise(Span<ScoredWord> heap, int at, ScoredWord word)
    {
        while (at > 0 && IsWorse(word, heap[(at - 1) / 2]))
        {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }

        heap[at] = word;
    }

    private static void Sink(Span<ScoredWord> heap, ScoredWord word)
    {
        int at = 0;
        for (int child = 1; child < heap.Length; child = (2 * at) + 1)
        {
            if (child + 1 < heap.Length && IsWorse(heap[child + 1], heap[child]))
            {
                child++;
            }

            if (!IsWorse(heap[child], word))
            {
                break;
            }

            heap[at] = heap[child];
            at = child;
        }

        heap[at] = word;
    }

    private static bool IsWorse(in ScoredWord left, in ScoredWord right) =>
        left.Score < right.Score || (left.Score == right.Score && left.Index > right.Index);
}
