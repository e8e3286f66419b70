namespace ModelGen.Kernels;

/// <summary>The threads that share the work of forward passes.</summary>
public sealed class WorkerPool
{
    /// <summary>The pool of the process.</summary>
    public static WorkerPool Shared { get; } = new();
}
