namespace ModelGen.Kernels;

/// <summary>The threads that share the work of forward passes.</summary>
public sealed class WorkerPool
{
}
