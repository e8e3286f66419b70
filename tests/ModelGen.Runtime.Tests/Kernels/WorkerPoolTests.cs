using ModelGen.Kernels;
using Xunit;

namespace ModelGen.Tests;

public sealed class WorkerPoolTests
{
    private readonly record struct CountJob(int[] Visits, WorkerPool? Inner = null, bool Fails = false, HashSet<string?>? Threads = null) : IRangeJob
    {
        public void Execute(int start, int end)
        {
            if (Threads is not null)
            {
                lock (Threads)
                {
                    Threads.Add(Thread.CurrentThread.Name);
                }

                Thread.Sleep(2);
            }

            Inner?.Run(new CountJob(new int[10]), 10, 1);
            for (int i = start; i < end; i++)
            {
                Interlocked.Increment(ref Visits[i]);
            }

            if (Fails && start == 0)
            {
                throw new InvalidOperationException("the first range fails");
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Every_item_is_done_once(int threads)
    {
        using WorkerPool pool = new(threads);
        Assert.Equal(threads, pool.Threads);
        foreach (int items in new[] { 0, 1, 2, 7, 16, 33, 1000 })
        {
            foreach (int grain in new[] { 1, 4, 16 })
            {
                int[] visits = new int[items];
                pool.Run(new CountJob(visits), items, grain);
                Assert.All(visits, count => Assert.Equal(1, count));
            }
        }
    }

    [Fact]
    public void Many_jobs_in_a_row_and_after_pauses_are_done()
    {
        using WorkerPool pool = new(3);
        int[] visits = new int[50];
        for (int job = 1; job <= 3000; job++)
        {
            pool.Run(new CountJob(visits), visits.Length, 1);
            if (job % 500 == 0)
            {
                Thread.Sleep(5);
            }
        }

        Assert.All(visits, count => Assert.Equal(3000, count));
    }

    [Fact]
    public void Workers_take_part_under_their_names()
    {
        using WorkerPool pool = new(3);
        HashSet<string?> threads = [];
        pool.Run(new CountJob(new int[60], Threads: threads), 60, 1);
        Assert.Contains("ModelGen worker 1", threads);
        Assert.Contains("ModelGen worker 2", threads);
    }

    [Fact]
    public void One_thread_is_the_caller()
    {
        using WorkerPool pool = new(1);
        HashSet<string?> threads = [];
        pool.Run(new CountJob(new int[60], Threads: threads), 60, 1);
        Assert.Equal([Thread.CurrentThread.Name], threads);
    }

    [Fact]
    public void Jobs_of_several_threads_at_a_time_are_done()
    {
        using WorkerPool pool = new(2);
        int[][] visits = [.. Enumerable.Range(0, 4).Select(_ => new int[100])];
        Thread[] callers =
        [
            .. visits.Select(mine => new Thread(() =>
            {
                for (int job = 0; job < 300; job++)
                {
                    pool.Run(new CountJob(mine), mine.Length, 1);
                }
            })),
        ];
        Array.ForEach(callers, caller => caller.Start());
        Array.ForEach(callers, caller => caller.Join());
        Assert.All(visits, mine => Assert.All(mine, count => Assert.Equal(300, count)));
    }

    [Fact]
    public void A_job_may_bring_a_job()
    {
        using WorkerPool pool = new(2);
        int[] visits = new int[100];
        pool.Run(new CountJob(visits, Inner: pool), visits.Length, 1);
        Assert.All(visits, count => Assert.Equal(1, count));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void What_a_range_throws_reaches_the_caller_and_the_pool_lives_on(int threads)
    {
        using WorkerPool pool = new(threads);
        int[] visits = new int[100];
        Assert.Throws<InvalidOperationException>(() => pool.Run(new CountJob(visits, Fails: true), visits.Length, 1));
        Assert.All(visits, count => Assert.Equal(1, count));
        pool.Run(new CountJob(visits), visits.Length, 1);
        Assert.All(visits, count => Assert.Equal(2, count));
    }

    [Fact]
    public void A_disposed_pool_works_on_the_calling_thread()
    {
        WorkerPool pool = new(3);
        int[] visits = new int[40];
        pool.Run(new CountJob(visits), visits.Length, 1);
        pool.Dispose();
        pool.Dispose();
        HashSet<string?> threads = [];
        pool.Run(new CountJob(visits, Threads: threads), visits.Length, 1);
        Assert.All(visits, count => Assert.Equal(2, count));
        Assert.Equal([Thread.CurrentThread.Name], threads);
    }

    [Fact]
    public void The_shared_pool_outlives_being_disposed_of()
    {
        WorkerPool.Shared.Dispose();
        Assert.Same(WorkerPool.Shared, WorkerPool.Shared);
        Assert.Equal(Environment.ProcessorCount, WorkerPool.Shared.Threads);
    }

    [Fact]
    public void A_pool_without_threads_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new WorkerPool(0));
}
