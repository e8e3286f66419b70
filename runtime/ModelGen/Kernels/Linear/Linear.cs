using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>The linear layer, <c>y = W·x + b</c>, for every <see cref="WeightType"/>.</summary>
/// <remarks>
/// Inputs are <c>[tokens × Columns]</c>, outputs <c>[tokens × Rows]</c>; they do not overlap. Weights are decoded to exactly the float32 numbers that they
/// stand for, and each output is summed in an order that depends on <c>Columns</c> alone: any number of tokens in a pass, any split of it and any number of
/// threads give the same bits.
/// </remarks>
public static class Linear
{
    /// <summary><c>output = W·input + b</c>.</summary>
    /// <exception cref="ArgumentException">A shape does not fit the weights.</exception>
    public static void Apply(Activations input, in LinearWeights weights, Activations output, Rows rows)
    {
        Check(input, weights, output, rows);
        Apply(input, new LinearPart(weights, output, add: false), rows);
    }

    /// <summary>Three layers on one input, such as query, key and value: one job, so that threads meet once.</summary>
    /// <exception cref="ArgumentException">A shape does not fit the weights.</exception>
    public static void Apply(
        Activations input, in LinearWeights w1, in LinearWeights w2, in LinearWeights w3, Activations o1, Activations o2, Activations o3, Rows rows)
    {
        Check(input, w1, o1, rows);
        Check(input, w2, o2, rows);
        Check(input, w3, o3, rows);
        LinearPart first = new(w1, o1, add: false);
        LinearPart second = new(w2, o2, add: false);
        LinearPart third = new(w3, o3, add: false);
        long work = (long)(first.Rows + second.Rows + third.Rows) * first.Columns * rows.Count;
        WorkSharing.Run(
            rows.Workers, new LinearJob(input, rows.Count, first, second, third), first.Panels + second.Panels + third.Panels, LinearJob.Grain, work);
    }

    /// <summary><c>accumulator += W·input + b</c>: the end of a residual branch.</summary>
    /// <exception cref="ArgumentException">A shape does not fit the weights.</exception>
    public static void Add(Activations input, in LinearWeights weights, Activations accumulator, Rows rows)
    {
        Check(input, weights, accumulator, rows);
        Apply(input, new LinearPart(weights, accumulator, add: true), rows);
    }

    /// <summary>Throws where the shapes do not fit.</summary>
    internal static void Check(Activations input, in LinearWeights weights, Activations output, Rows rows)
    {
        Shape.Equal(input.Columns, weights.Columns, "columns of the input of a linear layer");
        Shape.Equal(output.Columns, weights.Rows, "columns of the output of a linear layer");
        Shape.Holds(rows.Count, input.Rows, "the input of a linear layer");
        Shape.Holds(rows.Count, output.Rows, "the output of a linear layer");
    }

    private static void Apply(Activations input, in LinearPart part, Rows rows)
    {
        WorkSharing.Run(
            rows.Workers, new LinearJob(input, rows.Count, part, default, default), part.Panels, LinearJob.Grain, (long)part.Rows * part.Columns * rows.Count);
    }
}
