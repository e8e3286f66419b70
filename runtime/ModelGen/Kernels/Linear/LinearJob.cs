using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>Up to three linear layers on the same input: the items are the panels of their rows, one layer after the other.</summary>
internal readonly unsafe struct LinearJob(Activations input, int tokens, in LinearPart first, in LinearPart second, in LinearPart third) : IRangeJob
{
    // Sixteen outputs fill a cache line, so that no two threads write into one.
    public const int Grain = 4;

    private readonly float* _input = input.Data;
    private readonly int _tokens = tokens;
    private readonly LinearPart _first = first;
    private readonly LinearPart _second = second;
    private readonly LinearPart _third = third;

    /// <inheritdoc/>
    public void Execute(int start, int end)
    {
        int offset = 0;
        Execute(_first, ref offset, start, end);
        Execute(_second, ref offset, start, end);
        Execute(_third, ref offset, start, end);
    }

    private void Execute(in LinearPart part, ref int offset, int start, int end)
    {
        int from = Math.Max(start - offset, 0);
        int to = Math.Min(end - offset, part.Panels);
        if (from < to)
        {
            part.Apply(_input, _tokens, from, to);
        }

        offset += part.Panels;
    }
}
