using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>When work is worth sharing between threads.</summary>
internal static class WorkSharing
{
    /// <summary>Multiply-adds (or what takes as long) below which a job stays on the calling thread.</summary>
    // Some 10 µs of one core (Zen 4). Two threads gain from 3 µs on while the workers spin, but waking one that sleeps takes those 10 µs.
    public const long Least = 200_000;

    /// <summary>Runs a job on the workers if it is worth it, else on the calling thread.</summary>
    /// <param name="workers">The threads.</param>
    /// <param name="job">The work.</param>
    /// <param name="items">Items of it.</param>
    /// <param name="grain">Items that stay together.</param>
    /// <param name="work">What all of it costs, in multiply-adds.</param>
    public static void Run<TJob>(WorkerPool workers, in TJob job, int items, int grain, long work)
        where TJob : struct, IRangeJob
    {
        if (work == 0)
        {
            // A pass in the middle of a long text asks for no logits: no rows, no work.
            return;
        }

        if (work < Least)
        {
            Unsafe.AsRef(in job).Execute(0, items);
        }
        else
        {
            workers.Run(job, items, grain);
        }
    }
}
