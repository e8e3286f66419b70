using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>What a shared expert gives, times the logistic function of its gate, added to what the others give (Qwen2-MoE).</summary>
public static class SigmoidScaledAdd
{
    /// <summary><c>accumulator += σ(gate) · input</c>, row by row.</summary>
    /// <param name="input"><c>[tokens × Columns]</c></param>
    /// <param name="gate"><c>[tokens × 1]</c></param>
    /// <param name="accumulator"><c>[tokens × Columns]</c>, another buffer.</param>
    /// <param name="rows">Tokens and workers.</param>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    public static void Apply(Activations input, Activations gate, Activations accumulator, Rows rows)
    {
        Shape.Equal(accumulator.Columns, input.Columns, "columns of the sums");
        Shape.Equal(gate.Columns, 1, "columns of the gate");
        Shape.Holds(rows.Count, input.Rows, "the rows to add");
        Shape.Holds(rows.Count, gate.Rows, "the gates");
        Shape.Holds(rows.Count, accumulator.Rows, "the sums");
        WorkSharing.Run(rows.Workers, new Job(input, gate, accumulator), rows.Count, 1, (long)rows.Count * input.Columns);
    }

    private readonly unsafe struct Job(Activations input, Activations gate, Activations accumulator) : IRangeJob
    {
        public void Execute(int start, int end)
        {
            for (int token = start; token < end; token++)
            {
                nint offset = (nint)token * input.Columns;
                ScaledAdd.Row(input.Data + offset, 1 / (1 + MathF.Exp(-gate.Data[token])), accumulator.Data + offset, input.Columns);
            }
        }
    }
}
