using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace ModelGen.Kernels;

/// <summary>The threads that share the work of forward passes: one pool for the process is enough, however many models and sessions it has.</summary>
/// <remarks>
/// The calling thread works too, so a pool of one never starts a thread. Workers start with the first job that is large enough to be shared; between jobs
/// they spin for some tens of microseconds, since the next operation of a pass follows at once, and then sleep. A job that comes while another one runs,
/// from another thread or from within a job, is done by the thread that brought it. Results are the same bits for any number of threads.
/// </remarks>
public sealed unsafe class WorkerPool : IDisposable
{
    // Ranges a thread: a worker that wakes late, or shares its core with another process, leaves its ranges to the others. An empty job of eight ranges
    // takes 50 to 300 ns.
    private const int RangesPerThread = 4;

    // A normalized spin takes about 37 ns: some 40 µs cover what lies between two operations of a pass (norms, small layers), and waking a thread costs
    // about as much.
    private const int Spins = 1000;

    // So that twice RangesPerThread for each fits the ticket.
    private const int MostThreads = 4096;

    private static WorkerPool? _shared;

    private readonly Lock _startup = new();
    private readonly object _gate = new();
    private readonly Thread?[] _workers;
    private int _busy;
    private int _sleeping;
    private bool _callerSleeps;
    private volatile bool _disposed;

    // The job. The ticket holds its number (upper 32 bits), how many ranges it has and how many are taken (16 bits each). A range is taken by a
    // compare-exchange of the whole, which succeeds only while the job that the other fields describe is open. They change only between jobs, when no range
    // is left to take.
    private long _ticket;
    private nint _job;
    private nint _execute;
    private int _items;
    private int _rangeLength;
    private int _unfinished;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Makes a pool; its threads start with its first large job.</summary>
    /// <param name="threads">Threads that work at a time, the caller's among them.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is less than 1 or more than 4,096.</exception>
    public WorkerPool(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, MostThreads);
        Threads = threads;
        _workers = new Thread?[threads - 1];
    }

    /// <summary>The pool of the process, with a thread for each processor that it may use. Disposing of it has no effect.</summary>
    public static WorkerPool Shared
    {
        get
        {
            if (_shared is null)
            {
                Interlocked.CompareExchange(ref _shared, new WorkerPool(Math.Min(Environment.ProcessorCount, MostThreads)), null);
            }

            return _shared;
        }
    }

    /// <summary>Threads that work at a time, the caller's among them.</summary>
    public int Threads { get; }

    /// <summary>
    /// Does a job over the items from 0 to <paramref name="items"/>, cut into contiguous ranges, and returns when all are done. Allocates nothing.
    /// </summary>
    /// <param name="job">The work; each thread calls <see cref="IRangeJob.Execute"/> on the same copy.</param>
    /// <param name="items">Items.</param>
    /// <param name="grain">Every range but the last is a multiple of this.</param>
    /// <exception cref="Exception">What a range threw first; the other ranges have been done or have failed by then.</exception>
    internal void Run<TJob>(in TJob job, int items, int grain)
        where TJob : struct, IRangeJob
    {
        if (items <= 0)
        {
            return;
        }

        int grains = (int)(((long)items + grain - 1) / grain);
        if (Threads == 1 || grains == 1 || _disposed || Interlocked.CompareExchange(ref _busy, 1, 0) != 0)
        {
            Unsafe.AsRef(in job).Execute(0, items);
            return;
        }

        TJob copy = job;
        ExceptionDispatchInfo? failure;
        try
        {
            int grainsPerRange = Math.Max(1, grains / (Threads * RangesPerThread));
            _job = (nint)Unsafe.AsPointer(ref copy);
            _execute = (nint)(delegate*<nint, int, int, void>)&Execute<TJob>;
            _items = items;
            _rangeLength = (int)Math.Min((long)grainsPerRange * grain, items);
            int ranges = (grains + grainsPerRange - 1) / grainsPerRange;
            _unfinished = ranges;
            _failure = null;
            Start();
            Interlocked.Exchange(ref _ticket, (((_ticket >> 32) + 1) << 32) | ((long)ranges << 16));
            if (Volatile.Read(ref _sleeping) > 0)
            {
                lock (_gate)
                {
                    Monitor.PulseAll(_gate);
                }
            }

            TakeRanges();
            WaitForWorkers();
            failure = _failure;
            _failure = null;
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }

        failure?.Throw();
    }

    /// <summary>Ends the threads. A pool that has been disposed of still does jobs, on the calling thread.</summary>
    public void Dispose()
    {
        if (ReferenceEquals(this, _shared))
        {
            return;
        }

        lock (_startup)
        {
            _disposed = true;
        }

        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }

        foreach (Thread? worker in _workers)
        {
            if (worker != Thread.CurrentThread)
            {
                worker?.Join();
            }
        }
    }

    private static void Execute<TJob>(nint job, int start, int end)
        where TJob : struct, IRangeJob
        => Unsafe.AsRef<TJob>((void*)job).Execute(start, end);

    private void Start()
    {
        if (_workers[^1] is not null)
        {
            return;
        }

        lock (_startup)
        {
            for (int i = 0; i < _workers.Length && !_disposed; i++)
            {
                if (_workers[i] is null)
                {
                    Thread worker = new(Work) { IsBackground = true, Name = $"ModelGen worker {i + 1}" };
                    worker.Start();
                    _workers[i] = worker;
                }
            }
        }
    }

    private void Work()
    {
        while (!_disposed)
        {
            TakeRanges();
            AwaitRanges();
        }
    }

    /// <summary>Does ranges of the open job as long as it has any.</summary>
    private void TakeRanges()
    {
        while (true)
        {
            long ticket = Volatile.Read(ref _ticket);
            if (!HasRanges(ticket))
            {
                return;
            }

            nint job = _job;
            var execute = (delegate*<nint, int, int, void>)_execute;
            int items = _items;
            int length = _rangeLength;
            if (Interlocked.CompareExchange(ref _ticket, ticket + 1, ticket) != ticket)
            {
                continue;
            }

            int start = (int)(ticket & 0xFFFF) * length;
            try
            {
                execute(job, start, Math.Min(items, start + length));
            }
#pragma warning disable CA1031 // Whatever it is, it belongs to the caller of Run.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            }

            if (Interlocked.Decrement(ref _unfinished) == 0 && Volatile.Read(ref _callerSleeps))
            {
                lock (_gate)
                {
                    Monitor.PulseAll(_gate);
                }
            }
        }
    }

    /// <summary>Waits for the next job: spins, then sleeps.</summary>
    private void AwaitRanges()
    {
        for (int i = 0; i < Spins; i++)
        {
            if (HasRanges(Volatile.Read(ref _ticket)) || _disposed)
            {
                return;
            }

            Thread.SpinWait(1);
        }

        lock (_gate)
        {
            // Counted before the ticket is read again: either this thread sees the new job, or Run sees it asleep.
            Interlocked.Increment(ref _sleeping);
            while (!HasRanges(Volatile.Read(ref _ticket)) && !_disposed)
            {
                Monitor.Wait(_gate);
            }

            Interlocked.Decrement(ref _sleeping);
        }
    }

    private static bool HasRanges(long ticket) => (ticket & 0xFFFF) < ((ticket >> 16) & 0xFFFF);

    /// <summary>Waits until the ranges that others took are done: spins, then sleeps.</summary>
    private void WaitForWorkers()
    {
        for (int i = 0; i < Spins; i++)
        {
            if (Volatile.Read(ref _unfinished) == 0)
            {
                return;
            }

            Thread.SpinWait(1);
        }

        lock (_gate)
        {
            Volatile.Write(ref _callerSleeps, true);
            Interlocked.MemoryBarrier();
            while (Volatile.Read(ref _unfinished) != 0)
            {
                Monitor.Wait(_gate);
            }

            Volatile.Write(ref _callerSleeps, false);
        }
    }
}
