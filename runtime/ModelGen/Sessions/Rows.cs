using ModelGen.Kernels;

namespace ModelGen.Runtime;

/// <summary>How many rows an operation works on, and the workers that share them.</summary>
/// <param name="Count">Rows: tokens of the pass, or tokens whose logits are asked for.</param>
/// <param name="Workers">The threads that split the work; any number of them gives the same bits.</param>
public readonly record struct Rows(int Count, WorkerPool Workers);
