namespace ModelGen.Runtime;

/// <summary>The tokens that one sequence brings to a pass.</summary>
/// <param name="Cache">Keys and values of the sequence so far; the pass appends to it.</param>
/// <param name="First">Index of its first token in <see cref="TokenBatch.Tokens"/>.</param>
/// <param name="Count">Tokens of it in this pass.</param>
/// <param name="Position">Position of its first token: tokens that the cache held before.</param>
/// <param name="Length">Length of the sequence when the whole call is done. A long call is cut into several passes; what depends on the length of the text
/// (dynamic rotary scaling) must not depend on the cut.</param>
/// <param name="Block">The bidirectional block that the sequence begins with; it goes through the model in one pass.</param>
public readonly record struct SequenceSlice(KeyValueCache Cache, int First, int Count, int Position, int Length, PrefixBlock Block = default)
{
    /// <summary>
    /// Where the sequence starts in the cache, a multiple of <see cref="KeyValueCache.BlockSize"/>: 0 where it has a cache of its own, more where the sequences
    /// of a pass share one.
    /// </summary>
    public int Start { get; init; }
}
