using ModelGen.Runtime;

namespace ModelGen.Tests;

/// <summary>Places weights in native memory.</summary>
internal static unsafe class KernelWeightsExtensions
{
    public static LinearWeights Linear(this KernelMemory memory, KernelWeights weights, float[]? bias = null)
    {
        return new LinearWeights(
            memory.Bytes(weights.Bytes), weights.Type, weights.Rows, weights.Columns, weights.RowBytes, bias is null ? null : memory.Floats(bias));
    }
}
