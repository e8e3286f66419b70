using System.Runtime.CompilerServices;
using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>The experts of each token and their weighted sum, <c>y = Σ gᵢ·FFNᵢ(x)</c>. Shazeer 2017 §2; Fedus 2021 §2.1.</summary>
/// <remarks>
/// Tokens are sorted by expert, so that the weights of an expert are read once for all tokens that go to it, and those of others not at all. A token's outputs are summed in the order in which it chose its experts: any split of a text,
/// any batch and any number of threads give the same bits.
/// </remarks>
public static unsafe class ExpertMixture
{
    /// <summary>Experts with a gate: <c>FFN(x) = (f(gate·x) ⊙ up·x)·down</c>.</summary>
    /// <typeparam name="TActivation">f</typeparam>
    /// <param name="input"><c>[tokens × Hidden]</c></param>
    /// <param name="choices"><c>[tokens × 3·active]</c>, of <see cref="ExpertSelection"/>.</param>
    /// <param name="gate"><c>[experts × Size × Hidden]</c></param>
    /// <param name="up"><c>[experts × Size × Hidden]</c></param>
    /// <param name="down"><c>[experts × Hidden × Size]</c></param>
    /// <param name="routed"><c>[tokens × active·Hidden]</c>, overwritten: the inputs of the experts, and then their outputs.</param>
    /// <param name="upScratch"><c>[tokens × active·Size]</c>, overwritten.</param>
    /// <param name="inner"><c>[tokens × active·Size]</c>, overwritten.</param>
    /// <param name="output"><c>[tokens × Hidden]</c></param>
    /// <param name="rows">Tokens and workers.</param>
    /// <param name="scaleInputs">Whether the weights multiply what the experts read, <c>y = Σ FFNᵢ(gᵢ·x)</c>, and not what they give.</param>
    /// <exception cref="ArgumentException">A shape does not fit the weights, or a choice is no expert.</exception>
    public static void Apply<TActivation>(
        Activations input, Activations choices, ExpertWeights gate, ExpertWeights up, ExpertWeights down, Activations routed, Activations upScratch, Activations inner, Activations output, Rows rows, bool scaleInputs = false)
        where TActivation : struct, IActivation
        => Apply<TActivation, PlainActivation>(input, choices, gate, up, down, routed, upScratch, inner, output, rows, scaleInputs);

    /// <summary>Experts with a gate whose projections have bounds and an offset: <c>FFN(x) = (f(min(gate·x, limit)) ⊙ (clamp(up·x, ±limit) + offset))·down</c>. OpenAI 2025, arXiv:2508.10925.</summary>
    /// <typeparam name="TActivation">f</typeparam>
    /// <typeparam name="TConstants">The limit and the offset.</typeparam>
    /// <inheritdoc cref="Apply{TActivation}(Activations, Activations, ExpertWeights, ExpertWeights, ExpertWeights, Activations, Activations, Activations, Activations, Rows, bool)"/>
    public static void Apply<TActivation, TConstants>(
        Activations input, Activations choices, ExpertWeights gate, ExpertWeights up, ExpertWeights down, Activations routed, Activations upScratch, Activations inner, Activations output, Rows rows, bool scaleInputs = false)
        where TActivation : struct, IActivation
        where TConstants : struct, IActivationConstants
        => Run<LaneActivation<TActivation, TConstants>>(input, choices, gate, up, down, routed, upScratch, inner, output, rows, scaleInputs);

    /// <summary>The same with an activation function of the model's own.</summary>
    /// <typeparam name="TActivation">f, of each element alone, so that the outputs do not depend on how threads share them.</typeparam>
    /// <inheritdoc cref="Apply{TActivation}(Activations, Activations, ExpertWeights, ExpertWeights, ExpertWeights, Activations, Activations, Activations, Activations, Rows, bool)"/>
    public static void ApplyOwn<TActivation>(
        Activations input, Activations choices, ExpertWeights gate, ExpertWeights up, ExpertWeights down, Activations routed, Activations upScratch, Activations inner, Activations output, Rows rows, bool scaleInputs = false)
        where TActivation : struct, IOwnActivation
        => ApplyOwn<TActivation, PlainActivation>(input, choices, gate, up, down, routed, upScratch, inner, output, rows, scaleInputs);

    /// <summary>The same with bounds and an offset too.</summary>
    /// <typeparam name="TActivation">f, of each element alone, so that the outputs do not depend on how threads share them.</typeparam>
    /// <typeparam name="TConstants">The limit and the offset.</typeparam>
    /// <inheritdoc cref="Apply{TActivation}(Activations, Activations, ExpertWeights, ExpertWeights, ExpertWeights, Activations, Activations, Activations, Activations, Rows, bool)"/>
    public static void ApplyOwn<TActivation, TConstants>(
        Activations input, Activations choices, ExpertWeights gate, ExpertWeights up, ExpertWeights down, Activations routed, Activations upScratch, Activations inner, Activations output, Rows rows, bool scaleInputs = false)
        where TActivation : struct, IOwnActivation
        where TConstants : struct, IActivationConstants
        => Run<OwnActivationLoop<TActivation, TConstants>>(input, choices, gate, up, down, routed, upScratch, inner, output, rows, scaleInputs);

    /// <summary>Experts without a gate: <c>FFN(x) = f(up·x)·down</c>.</summary>
    /// <typeparam name="TActivation">f</typeparam>
    /// <param name="input"><c>[tokens × Hidden]</c></param>
    /// <param name="choices"><c>[tokens × 3·active]</c>, of <see cref="ExpertSelection"/>.</param>
    /// <param name="up"><c>[experts × Size × Hidden]</c></param>
    /// <param name="down"><c>[experts × Hidden × Size]</c></param>
    /// <param name="routed"><c>[tokens × active·Hidden]</c>, overwritten: the inputs of the experts, and then their outputs.</param>
    /// <param name="inner"><c>[tokens × active·Size]</c>, overwritten.</param>
    /// <param name="output"><c>[tokens × Hidden]</c></param>
    /// <param name="rows">Tokens and workers.</param>
    /// <param name="scaleInputs">Whether the weights multiply what the experts read, <c>y = Σ FFNᵢ(gᵢ·x)</c>, and not what they give.</param>
    /// <exception cref="ArgumentException">A shape does not fit the weights, or a choice is no expert.</exception>
    public static void Apply<TActivation>(
        Activations input, Activations choices, ExpertWeights up, ExpertWeights down, Activations routed, Activations inner, Activations output, Rows rows, bool scaleInputs = false)
        where TActivation : struct, IActivation
        => Run<LaneActivation<TActivation, PlainActivation>>(input, choices, null, up, down, routed, inner, inner, output, rows, scaleInputs);

    /// <summary>The same with an activation function of the model's own.</summary>
    /// <typeparam name="TActivation">f, of each element alone, so that the outputs do not depend on how threads share them.</typeparam>
    /// <inheritdoc cref="Apply{TActivation}(Activations, Activations, ExpertWeights, ExpertWeights, Activations, Activations, Activations, Rows, bool)"/>
    public static void ApplyOwn<TActivation>(
        Activations input, Activations choices, ExpertWeights up, ExpertWeights down, Activations routed, Activations inner, Activations output, Rows rows, bool scaleInputs = false)
        where TActivation : struct, IOwnActivation
        => Run<OwnActivationLoop<TActivation, PlainActivation>>(input, choices, null, up, down, routed, inner, inner, output, rows, scaleInputs);

    [SkipLocalsInit]
    private static void Run<TLoop>(
        Activations input, Activations choices, ExpertWeights? gate, ExpertWeights up, ExpertWeights down, Activations routed, Activations upScratch, Activations inner, Activations output, Rows rows, bool scaleInputs)
        where TLoop : struct, IActivationLoop
    {
        ExpertChoices chosen = new(choices);
        int active = chosen.Active;
        Shape.Equal(choices.Columns, active * ExpertChoices.Fields, "columns of the choices");
        Shape.Equal(down.Count, up.Count, "experts of the down projection");
        Shape.Equal(gate?.Count ?? up.Count, up.Count, "experts of the gate");
        Shape.Equal(input.Columns, up.Columns, "columns of the input of experts");
        Shape.Equal(output.Columns, down.Rows, "columns of the output of experts");
        Shape.Equal(routed.Columns, active * up.Columns, "columns of the rows of experts");
        Shape.Equal(down.Rows, up.Columns, "outputs of experts");
        Shape.Equal(inner.Columns, active * up.Rows, "columns between the projections of experts");
        Shape.Equal(upScratch.Columns, active * up.Rows, "columns of the up projection of experts");
        int least = Math.Min(Math.Min(Math.Min(input.Rows, output.Rows), Math.Min(choices.Rows, routed.Rows)), Math.Min(inner.Rows, upScratch.Rows));
        Shape.Holds(rows.Count, least, "a buffer of experts");

        int* ends = stackalloc int[up.Count];
        Sort(chosen, rows.Count, new Span<int>(ends, up.Count));
        WorkSharing.Run(rows.Workers, new Scatter(input, chosen, routed, scaleInputs), rows.Count, 1, (long)rows.Count * routed.Columns);
        (routed, upScratch, inner) = (ByChoice(routed, active), ByChoice(upScratch, active), ByChoice(inner, active));
        for (int expert = 0; expert < up.Count; expert++)
        {
            int first = expert == 0 ? 0 : ends[expert - 1];
            Rows own = rows with { Count = ends[expert] - first };
            if (own.Count == 0)
            {
                continue;
            }

            Activations outputs = routed.From(first);
            if (gate is null)
            {
                ActivatedLinear.Run<TLoop>(outputs, up[expert], inner.From(first), own);
            }
            else
            {
                GatedLinear.Run<TLoop>(outputs, gate[expert], up[expert], upScratch.From(first), inner.From(first), own);
            }

            Linear.Apply(inner.From(first), down[expert], outputs, own);
        }

        WorkSharing.Run(rows.Workers, new Gather(routed, chosen, output, scaleInputs), rows.Count, 1, (long)rows.Count * active * output.Columns);
    }

    /// <summary>A row for each choice of each token, instead of one for each token.</summary>
    private static Activations ByChoice(Activations buffer, int active) => new(buffer.Data, buffer.Rows * active, buffer.Columns / active);

    /// <summary>Gives each choice its place among those of all tokens, sorted by expert; the ends become the places behind the last row of each expert.</summary>
    private static void Sort(in ExpertChoices chosen, int tokens, Span<int> ends)
    {
        ends.Clear();
        for (int token = 0; token < tokens; token++)
        {
            foreach (int expert in new ReadOnlySpan<int>(chosen.Experts(token), chosen.Active))
            {
                if ((uint)expert >= (uint)ends.Length)
                {
                    throw new ArgumentException($"Choice {expert} is none of {ends.Length} experts.");
                }

                ends[expert]++;
            }
        }

        int start = 0;
        foreach (ref int end in ends)
        {
            (end, start) = (start, start + end);
        }

        for (int token = 0; token < tokens; token++)
        {
            int* experts = chosen.Experts(token);
            int* places = chosen.Places(token);
            for (int i = 0; i < chosen.Active; i++)
            {
                places[i] = ends[experts[i]]++;
            }
        }
    }

    /// <summary>The input of each token to the places of its choices, or its products with their weights.</summary>
    private readonly struct Scatter(Activations input, ExpertChoices chosen, Activations routed, bool scaleInputs) : IRangeJob
    {
        public void Execute(int start, int end)
        {
            int columns = input.Columns;
            for (int token = start; token < end; token++)
            {
                float* row = input.Data + ((nint)token * columns);
                for (int i = 0; i < chosen.Active; i++)
                {
                    ScaledCopy.Row(row, scaleInputs ? chosen.Weights(token)[i] : 1, routed.Data + ((nint)chosen.Places(token)[i] * columns), columns);
                }
            }
        }
    }

    /// <summary>The weighted sum of what the experts of each token give, or the sum where what they read is weighted.</summary>
    private readonly struct Gather(Activations routed, ExpertChoices chosen, Activations output, bool scaleInputs) : IRangeJob
    {
        public void Execute(int start, int end)
        {
            int columns = output.Columns;
            for (int token = start; token < end; token++)
            {
                float* sum = output.Data + ((nint)token * columns);
                new Span<float>(sum, columns).Clear();
                for (int i = 0; i < chosen.Active; i++)
                {
                    ScaledAdd.Row(routed.Data + ((nint)chosen.Places(token)[i] * columns), scaleInputs ? 1 : chosen.Weights(token)[i], sum, columns);
                }
            }
        }
    }
}
