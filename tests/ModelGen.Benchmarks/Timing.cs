using System.Diagnostics;

namespace ModelGen.Benchmarks;

/// <summary>Times of short work on a noisy machine.</summary>
internal static class Timing
{
    /// <summary>The median of several runs, in seconds, after one to warm up.</summary>
    public static double Median(Action action, int runs)
    {
        action();
        double[] seconds = new double[runs];
        for (int i = 0; i < runs; i++)
        {
            long start = Stopwatch.GetTimestamp();
            action();
            seconds[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        Array.Sort(seconds);
        return seconds[runs / 2];
    }
}
