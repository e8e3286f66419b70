using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>A linear layer and an activation of its outputs, <c>f(W·x + b)</c>. Vaswani 2017 §3.3.</summary>
public static class ActivatedLinear
{
    /// <summary><c>output = f(W·input + b)</c>, one job: each thread finishes its own outputs.</summary>
    /// <typeparam name="TActivation">f</typeparam>
    /// <param name="input"><c>[tokens × Columns]</c></param>
    /// <param name="weights"><c>[Rows × Columns]</c></param>
    /// <param name="output"><c>[tokens × Rows]</c></param>
    /// <param name="rows">Tokens and workers.</param>
    /// <exception cref="ArgumentException">A shape does not fit the weights.</exception>
    public static void Apply<TActivation>(Activations input, in LinearWeights weights, Activations output, Rows rows)
        where TActivation : struct, IActivation
        => Run<LaneActivation<TActivation, PlainActivation>>(input, weights, output, rows);

    /// <summary>The same with an activation function of the model's own.</summary>
    /// <typeparam name="TActivation">f, of each element alone, so that the outputs do not depend on how threads share them.</typeparam>
    /// <inheritdoc cref="Apply"/>
    public static void ApplyOwn<TActivation>(Activations input, in LinearWeights weights, Activations output, Rows rows)
        where TActivation : struct, IOwnActivation
        => Run<OwnActivationLoop<TActivation, PlainActivation>>(input, weights, output, rows);

    /// <summary>The same for either kind of activation function.</summary>
    internal static void Run<TLoop>(Activations input, in LinearWeights weights, Activations output, Rows rows)
        where TLoop : struct, IActivationLoop
    {
        Linear.Check(input, weights, output, rows);
        LinearPart part = new(weights, output, add: false);
        WorkSharing.Run(rows.Workers, new Job<TLoop>(input, part, output, rows.Count), part.Panels, LinearJob.Grain, (long)weights.Rows * weights.Columns * rows.Count);
    }

    private readonly unsafe struct Job<TLoop>(Activations input, in LinearPart part, Activations output, int tokens) : IRangeJob
        where TLoop : struct, IActivationLoop
    {
        private readonly LinearPart _part = part;
        private readonly float* _input = input.Data;
        private readonly float* _output = output.Data;
        private readonly int _tokens = tokens;

        public void Execute(int start, int end)
        {
            _part.Apply(_input, _tokens, start, end);
            int first = start * WeightPanel.Height;
            int count = Math.Min(_part.Rows, end * WeightPanel.Height) - first;
            for (int token = 0; token < _tokens; token++)
            {
                TLoop.Apply(_output + ((nint)token * _part.Rows) + first, count);
            }
        }
    }
}
