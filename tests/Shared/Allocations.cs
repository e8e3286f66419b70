namespace ModelGen.Tests;

/// <summary>How many managed bytes a piece of code takes.</summary>
internal static class Allocations
{
    /// <summary>
    /// The bytes that the calling thread allocates, the least of some runs: a collection in between counts the rest of the thread's allocation buffer as used, code that allocates does so each time.
    /// </summary>
    public static long Of(Action action)
    {
        action();
        long least = long.MaxValue;
        for (int run = 0; run < 5 && least > 0; run++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    /// <summary>The bytes that all threads allocate, the least of some runs: other tests allocate at the same time, code that allocates does so each time.</summary>
    public static long OfAllThreads(Action action)
    {
        action();
        long least = long.MaxValue;
        for (int run = 0; run < 20 && least > 0; run++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            action();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }
}
