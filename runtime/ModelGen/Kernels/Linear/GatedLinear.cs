using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>The gated half of a feed-forward network, <c>f(gate·x) ⊙ up·x</c>. Shazeer 2020 §2.</summary>
public static class GatedLinear
{
    /// <summary><c>output = f(gate·input) ⊙ (up·input)</c>, one job: each thread finishes its own outputs.</summary>
    /// <typeparam name="TActivation">f</typeparam>
    /// <param name="input"><c>[tokens × Columns]</c></param>
    /// <param name="gate"><c>[Rows × Columns]</c></param>
    /// <param name="up"><c>[Rows × Columns]</c></param>
    /// <param name="upScratch"><c>[tokens × Rows]</c>, overwritten.</param>
    /// <param name="output"><c>[tokens × Rows]</c></param>
    /// <param name="rows">Tokens and workers.</param>
    /// <exception cref="ArgumentException">A shape does not fit the weights.</exception>
    public static void Apply<TActivation>(Activations input, in LinearWeights gate, in LinearWeights up, Activations upScratch, Activations output, Rows rows)
        where TActivation : struct, IActivation
        => Apply<TActivation, PlainActivation>(input, gate, up, upScratch, output, rows);

    /// <summary><c>output = f(min(gate·input, limit)) ⊙ (clamp(up·input, ±limit) + offset)</c>. OpenAI 2025, arXiv:2508.10925.</summary>
    /// <typeparam name="TActivation">f</typeparam>
    /// <typeparam name="TConstants">The limit and the offset.</typeparam>
    /// <inheritdoc cref="Apply{TActivation}"/>
    public static void Apply<TActivation, TConstants>(Activations input, in LinearWeights gate, in LinearWeights up, Activations upScratch, Activations output, Rows rows)
        where TActivation : struct, IActivation
        where TConstants : struct, IActivationConstants
        => Run<LaneActivation<TActivation, TConstants>>(input, gate, up, upScratch, output, rows);

    /// <summary>The same with an activation function of the model's own.</summary>
    /// <typeparam name="TActivation">f, of each element alone, so that the outputs do not depend on how threads share them.</typeparam>
    /// <inheritdoc cref="Apply{TActivation}"/>
    public static void ApplyOwn<TActivation>(Activations input, in LinearWeights gate, in LinearWeights up, Activations upScratch, Activations output, Rows rows)
        where TActivation : struct, IOwnActivation
        => ApplyOwn<TActivation, PlainActivation>(input, gate, up, upScratch, output, rows);

    /// <summary>The same with a limit and an offset, as <see cref="Apply{TActivation, TConstants}"/> has them.</summary>
    /// <typeparam name="TActivation">f, of each element alone, so that the outputs do not depend on how threads share them.</typeparam>
    /// <typeparam name="TConstants">The limit and the offset.</typeparam>
    /// <inheritdoc cref="Apply{TActivation}"/>
    public static void ApplyOwn<TActivation, TConstants>(Activations input, in LinearWeights gate, in LinearWeights up, Activations upScratch, Activations output, Rows rows)
        where TActivation : struct, IOwnActivation
        where TConstants : struct, IActivationConstants
        => Run<OwnActivationLoop<TActivation, TConstants>>(input, gate, up, upScratch, output, rows);

    /// <summary>The same for either kind of activation function.</summary>
    internal static void Run<TLoop>(Activations input, in LinearWeights gate, in LinearWeights up, Activations upScratch, Activations output, Rows rows)
        where TLoop : struct, IActivationLoop
    {
        Linear.Check(input, gate, output, rows);
        Linear.Check(input, up, upScratch, rows);
        Shape.Equal(up.Rows, gate.Rows, "rows of the up projection");
        Job<TLoop> job = new(input, new LinearPart(gate, output, add: false), new LinearPart(up, upScratch, add: false), upScratch, output, rows.Count);
        WorkSharing.Run(
            rows.Workers, job, (gate.Rows + WeightPanel.Height - 1) / WeightPanel.Height, LinearJob.Grain, 2L * gate.Rows * gate.Columns * rows.Count);
    }

    private readonly unsafe struct Job<TLoop>(
        Activations input, in LinearPart gate, in LinearPart up, Activations upOutput, Activations output, int tokens) : IRangeJob
        where TLoop : struct, IActivationLoop
    {
        private readonly LinearPart _gate = gate;
        private readonly LinearPart _up = up;
        private readonly float* _input = input.Data;
        private readonly float* _upOutput = upOutput.Data;
        private readonly float* _output = output.Data;
        private readonly int _tokens = tokens;

        public void Execute(int start, int end)
        {
            _gate.Apply(_input, _tokens, start, end);
            _up.Apply(_input, _tokens, start, end);

            int first = start * WeightPanel.Height;
            int count = Math.Min(_gate.Rows, end * WeightPanel.Height) - first;
            for (int token = 0; token < _tokens; token++)
            {
                nint offset = ((nint)token * _gate.Rows) + first;
                TLoop.ApplyAndMultiply(_output + offset, _upOutput + offset, count);
            }
        }
    }
}
