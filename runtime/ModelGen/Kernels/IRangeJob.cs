namespace ModelGen.Kernels;

/// <summary>Work on a range of items that threads can share: what it writes for one item must not depend on the range that the item came in.</summary>
internal interface IRangeJob
{
    /// <summary>
    /// Works on the items from <paramref name="start"/> up to, not including, <paramref name="end"/>. Called by several threads at a time, for different
    /// ranges.
    /// </summary>
    void Execute(int start, int end);
}
