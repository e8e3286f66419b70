using ModelGen.Kernels;
using ModelGen.Runtime;
using ModelGen.Tests.Reference;
using Xunit;

namespace ModelGen.Tests;

public sealed class ExpertTests : IDisposable
{
    private readonly KernelMemory _memory = new();

    public static TheoryData<WeightType> Types => KernelWeights.Types;

    public void Dispose() => _memory.Dispose();

    [Theory]
    [InlineData(ExpertScoring.SoftmaxThenTopK, false, 1)]
    [InlineData(ExpertScoring.SoftmaxThenTopK, true, 2.5)]
    [InlineData(ExpertScoring.TopKThenSoftmax, false, 1)]
    [InlineData(ExpertScoring.Sigmoid, true, 1)]
    [InlineData(ExpertScoring.Sigmoid, false, 0.5)]
    public void Selection_takes_the_largest(ExpertScoring scoring, bool renormalize, double scale)
    {
        foreach ((int experts, int active, int tokens, bool corrects) in new[] { (8, 2, 5, false), (7, 3, 1, true), (33, 33, 2, false), (1, 1, 3, true), (130, 6, 40, true) })
        {
            VectorWeights correction = corrects ? _memory.Vector(experts, 9) : default;
            float[] drawn = _memory.Random(tokens, experts, 4).FirstRows(tokens).ToArray();
            foreach (int threads in new[] { 1, 3 })
            {
                using WorkerPool workers = new(threads);
                Activations scores = _memory.Zeros(tokens, experts);
                drawn.CopyTo(scores.FirstRows(tokens));
                Activations choices = _memory.Zeros(tokens, 3 * active);
                ExpertSelection.Apply(scores, scoring, renormalize, (float)scale, choices, new Rows(tokens, workers), correction);
                for (int token = 0; token < tokens; token++)
                {
                    (int[] chosen, double[] weights) = Choose([.. drawn.AsSpan(token * experts, experts)], scoring, renormalize, scale, active, correction);
                    Assert.Equal(chosen, Chosen(choices, token, active));
                    KernelMemory.AssertClose(weights, choices.Row(token).Slice(active, active), 1e-6, $"{scoring}, token {token}");
                }
            }
        }
    }

    [Theory]
    [InlineData(ExpertScoring.SoftmaxThenTopK, 1, false)]
    [InlineData(ExpertScoring.Sigmoid, 2, true)]
    [InlineData(ExpertScoring.TopKThenSoftmax, 3, false)]
    public void Selection_in_groups_takes_the_largest_of_the_best_groups(ExpertScoring scoring, int top, bool corrects)
    {
        foreach ((int experts, int groups, int activeGroups, int active, int tokens) in new[] { (12, 4, 2, 3, 40), (160, 8, 3, 6, 9), (15, 5, 1, 3, 7), (9, 3, 3, 2, 5), (256, 8, 4, 8, 3) })
        {
            VectorWeights correction = corrects ? _memory.Vector(experts, 9) : default;
            float[] drawn = _memory.Random(tokens, experts, 4).FirstRows(tokens).ToArray();
            foreach (int threads in new[] { 1, 3 })
            {
                using WorkerPool workers = new(threads);
                Activations scores = _memory.Zeros(tokens, experts);
                drawn.CopyTo(scores.FirstRows(tokens));
                Activations choices = _memory.Zeros(tokens, 3 * active);
                ExpertSelection.Apply(scores, scoring, renormalize: false, 1, choices, new Rows(tokens, workers), correction, new ExpertGroups(groups, activeGroups, top));
                for (int token = 0; token < tokens; token++)
                {
                    (int[] chosen, double[] weights) = Choose([.. drawn.AsSpan(token * experts, experts)], scoring, false, 1, active, correction, (groups, activeGroups, top));
                    Assert.Equal(chosen, Chosen(choices, token, active));
                    KernelMemory.AssertClose(weights, choices.Row(token).Slice(active, active), 1e-6, $"{scoring}, token {token}");
                }
            }
        }
    }

    [Fact]
    public void Selection_of_the_sparse_mixer_shares_weights_among_near_scores()
    {
        const double Jitter = 0.1;
        foreach ((int experts, int active, int tokens) in new[] { (16, 2, 50), (7, 3, 9), (1, 1, 2) })
        {
            float[] drawn = _memory.Random(tokens, experts, 4).FirstRows(tokens).ToArray();
            foreach (int threads in new[] { 1, 3 })
            {
                using WorkerPool workers = new(threads);
                Activations scores = _memory.Zeros(tokens, experts);
                drawn.CopyTo(scores.FirstRows(tokens));
                Activations choices = _memory.Zeros(tokens, 3 * active);
                ExpertSelection.Apply(scores, ExpertScoring.SparseMixer, renormalize: false, 1, choices, new Rows(tokens, workers), jitter: (float)Jitter);
                for (int token = 0; token < tokens; token++)
                {
                    double[] left = [.. drawn.AsSpan(token * experts, experts)];
                    int[] chosen = Chosen(choices, token, active);
                    for (int i = 0; i < active; i++)
                    {
                        double most = left.Max();
                        Assert.Equal(Array.IndexOf(left, most), chosen[i]);
                        double sum = left.Where(score => (most - score) / Math.Max(Math.Abs(score), most) <= 2 * Jitter).Sum(score => Math.Exp(score - most));
                        Assert.Equal(1 / sum, choices.Row(token)[active + i], 1e-6);
                        left[chosen[i]] = double.NegativeInfinity;
                    }
                }
            }
        }
    }

    [Fact]
    public void Weights_may_scale_what_experts_read()
    {
        KernelWeights[] gates = Draw(WeightType.F32, 4, 33, 37, 10);
        KernelWeights[] ups = Draw(WeightType.F32, 4, 33, 37, 200);
        KernelWeights[] downs = Draw(WeightType.F32, 4, 37, 33, 300);
        Activations input = _memory.Random(9, 37, 3);
        Activations choices = _memory.Zeros(9, 6);
        using WorkerPool one = new(1);
        ExpertSelection.Apply(_memory.Random(9, 4, 5), ExpertScoring.Sigmoid, renormalize: false, 1, choices, new Rows(9, one));
        double[] expected = new double[9 * 37];
        for (int token = 0; token < 9; token++)
        {
            for (int i = 0; i < 2; i++)
            {
                // One choice of weight 1, of a token that is scaled.
                Activations scaled = _memory.Zeros(1, 37);
                ScaledCopy.Apply(input.From(token), choices.Row(token)[2 + i], scaled, new Rows(1, one));
                Activations choice = _memory.Zeros(1, 3);
                choice.Row(0)[0] = choices.Row(token)[i];
                choice.Row(0)[1] = 1;
                double[] part = Mix(scaled, choice, 1, gates, ups, downs, 1, (g, u) => ReferenceFunctions.Silu(g) * u);
                for (int column = 0; column < 37; column++)
                {
                    expected[(token * 37) + column] += part[column];
                }
            }
        }

        foreach (int threads in new[] { 1, 3 })
        {
            using WorkerPool workers = new(threads);
            Activations output = _memory.Zeros(9, 37);
            ExpertMixture.Apply<Silu>(
                input, choices, Weights(gates), Weights(ups), Weights(downs), _memory.Zeros(9, 74), _memory.Zeros(9, 66), _memory.Zeros(9, 66), output, new Rows(9, workers), scaleInputs: true);
            KernelMemory.AssertClose(expected, output.FirstRows(9), 2e-5, $"{threads} threads");
        }
    }

    [Fact]
    public void Groups_that_do_not_fit_are_refused()
    {
        using WorkerPool workers = new(1);
        void Select(int groups, int active, int top) =>
            ExpertSelection.Apply(_memory.Zeros(1, 8), ExpertScoring.Sigmoid, false, 1, _memory.Zeros(1, 9), new Rows(1, workers), groups: new ExpertGroups(groups, active, top));
        Select(4, 2, 2);
        Assert.Throws<ArgumentException>(() => Select(3, 2, 1));
        Assert.Throws<ArgumentException>(() => Select(4, 1, 1));
        Assert.Throws<ArgumentException>(() => Select(4, 5, 1));
        Assert.Throws<ArgumentException>(() => Select(4, 2, 3));
    }

    [Fact]
    public void Groups_of_scores_that_are_no_numbers_choose_experts_that_exist()
    {
        using WorkerPool workers = new(1);
        Activations scores = _memory.Zeros(1, 6);
        scores.Row(0).Fill(float.NaN);
        Activations choices = _memory.Zeros(1, 9);
        ExpertSelection.Apply(scores, ExpertScoring.Sigmoid, renormalize: true, 1, choices, new Rows(1, workers), groups: new ExpertGroups(3, 2, 2));
        Assert.Equal([0, 1, 2], Chosen(choices, 0, 3));
    }

    [Fact]
    public void Of_equal_scores_the_lower_number_comes_first()
    {
        using WorkerPool workers = new(1);
        Activations choices = _memory.Zeros(1, 9);
        ExpertSelection.Apply(_memory.Zeros(1, 5), ExpertScoring.SoftmaxThenTopK, renormalize: false, 1, choices, new Rows(1, workers));
        Assert.Equal([0, 1, 2], Chosen(choices, 0, 3));
    }

    [Fact]
    public void Scores_that_are_no_numbers_choose_experts_that_exist()
    {
        using WorkerPool workers = new(1);
        Activations scores = _memory.Zeros(1, 4);
        scores.Row(0).Fill(float.NaN);
        Activations choices = _memory.Zeros(1, 9);
        ExpertSelection.Apply(scores, ExpertScoring.Sigmoid, renormalize: true, 1, choices, new Rows(1, workers));
        Assert.Equal([0, 1, 2], Chosen(choices, 0, 3));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Mixture_is_the_weighted_sum_of_experts(WeightType type)
    {
        foreach ((int experts, int active, int size, int hidden, int tokens) in new[] { (4, 2, 48, 64, 7), (5, 1, 33, 32, 1), (3, 3, 64, 37, 20), (9, 4, 17, 64, 2) })
        {
            int inner = KernelWeights.WholeBlocks(type, size);
            int outer = KernelWeights.WholeBlocks(type, hidden);
            KernelWeights[] gates = Draw(type, experts, inner, outer, 10);
            KernelWeights[] ups = Draw(type, experts, inner, outer, 200);
            KernelWeights[] downs = Draw(type, experts, outer, inner, 300);
            Activations input = _memory.Random(tokens, outer, 3);
            Activations choices = _memory.Zeros(tokens, 3 * active);
            using WorkerPool one = new(1);
            ExpertSelection.Apply(_memory.Random(tokens, experts, 5), ExpertScoring.SoftmaxThenTopK, renormalize: true, 1, choices, new Rows(tokens, one));
            double[] expected = Mix(input, choices, active, gates, ups, downs, tokens, (g, u) => ReferenceFunctions.Silu(g) * u);
            float[]? first = null;
            foreach (int threads in new[] { 1, 2, 5 })
            {
                using WorkerPool workers = new(threads);
                float[] actual = Mixture<Silu, Plain>(input, choices, active, gates, ups, downs, tokens, workers);
                first ??= actual;
                KernelMemory.AssertSameBits(first, actual, $"{threads} threads");
            }

            KernelMemory.AssertClose(expected, first, 2e-5, $"{type}, {active} of {experts}, {tokens} tokens");

            // Token by token, as the last one alone.
            float[] last = Mixture<Silu, Plain>(input.From(tokens - 1), choices.From(tokens - 1), active, gates, ups, downs, 1, one);
            KernelMemory.AssertSameBits(first.AsSpan((tokens - 1) * outer), last, "the last token alone");

            KernelMemory.AssertClose(
                Mix(input, choices, active, gates, ups, downs, tokens, ReferenceFunctions.ClampedSwiGlu),
                Mixture<Swish<ClampedSwiGlu>, ClampedSwiGlu>(input, choices, active, gates, ups, downs, tokens, one),
                2e-5,
                $"{type}, clamped");
        }
    }

    [Fact]
    public void Experts_without_a_gate()
    {
        using WorkerPool workers = new(2);
        KernelWeights[] ups = Draw(WeightType.F32, 3, 20, 16, 1);
        KernelWeights[] downs = Draw(WeightType.F32, 3, 16, 20, 2);
        Activations input = _memory.Random(4, 16, 3);
        Activations choices = _memory.Zeros(4, 6);
        ExpertSelection.Apply(_memory.Random(4, 3, 5), ExpertScoring.Sigmoid, renormalize: false, 1, choices, new Rows(4, workers));
        Activations output = _memory.Zeros(4, 16);
        ExpertMixture.Apply<Relu>(input, choices, Weights(ups), Weights(downs), _memory.Zeros(4, 32), _memory.Zeros(4, 40), output, new Rows(4, workers));
        KernelMemory.AssertClose(Mix(input, choices, 2, null, ups, downs, 4), output.FirstRows(4), 1e-5, "without a gate");
    }

    [Fact]
    public void Wrong_shapes_and_choices_are_refused()
    {
        using WorkerPool workers = new(1);
        Rows rows = new(1, workers);
        ExpertWeights up = Weights(Draw(WeightType.F32, 2, 8, 4, 1));
        ExpertWeights down = Weights(Draw(WeightType.F32, 2, 4, 8, 2));
        Activations choices = _memory.Zeros(1, 3);
        Assert.Throws<ArgumentException>(() => ExpertMixture.Apply<Relu>(_memory.Zeros(1, 4), choices, up, down, _memory.Zeros(1, 5), _memory.Zeros(1, 8), _memory.Zeros(1, 4), rows));
        Assert.Throws<ArgumentException>(() => ExpertMixture.Apply<Relu>(_memory.Zeros(1, 4), choices, up, down, _memory.Zeros(1, 4), _memory.Zeros(1, 7), _memory.Zeros(1, 4), rows));
        Assert.Throws<ArgumentException>(() => ExpertSelection.Apply(_memory.Zeros(1, 2), ExpertScoring.Sigmoid, false, 1, _memory.Zeros(1, 9), rows));
        choices.Row(0)[0] = BitConverter.Int32BitsToSingle(2);
        Assert.Throws<ArgumentException>(() => ExpertMixture.Apply<Relu>(_memory.Zeros(1, 4), choices, up, down, _memory.Zeros(1, 4), _memory.Zeros(1, 8), _memory.Zeros(1, 4), rows));
    }

    [Fact]
    public void A_gate_scales_each_row()
    {
        using WorkerPool workers = new(3);
        Activations input = _memory.Random(5, 37, 1);
        Activations gate = _memory.Random(5, 1, 2);
        Activations sum = _memory.Random(5, 37, 3);
        double[] expected = [.. sum.FirstRows(5).ToArray().Select((number, i) => number + (input.FirstRows(5)[i] / (1 + Math.Exp(-gate.Row(i / 37)[0]))))];
        SigmoidScaledAdd.Apply(input, gate, sum, new Rows(5, workers));
        KernelMemory.AssertClose(expected, sum.FirstRows(5), 1e-6, "gated rows");
    }

    private static KernelWeights[] Draw(WeightType type, int experts, int rows, int columns, int seed) =>
        [.. Enumerable.Range(0, experts).Select(expert => KernelWeights.Random(type, rows, columns, seed + expert))];

    private static int[] Chosen(Activations choices, int token, int active) => [.. choices.Row(token)[..active].ToArray().Select(BitConverter.SingleToInt32Bits)];

    private static (int[] Chosen, double[] Weights) Choose(
        double[] scores, ExpertScoring scoring, bool renormalize, double scale, int active, VectorWeights correction, (int Count, int Active, int Top)? groups = null)
    {
        static double[] Softmax(IEnumerable<double> numbers)
        {
            double[] powers = [.. numbers.Select(Math.Exp)];
            return [.. powers.Select(power => power / powers.Sum())];
        }

        scores = scoring switch
        {
            ExpertScoring.SoftmaxThenTopK => Softmax(scores),
            ExpertScoring.Sigmoid => [.. scores.Select(score => 1 / (1 + Math.Exp(-score)))],
            _ => scores,
        };
        float[] corrections = correction.Length == 0 ? new float[scores.Length] : correction.AsSpan().ToArray();
        IEnumerable<int> within = Enumerable.Range(0, scores.Length);
        if (groups is { } some)
        {
            within = within.Chunk(scores.Length / some.Count)
                .OrderByDescending(group => group.Select(expert => scores[expert] + corrections[expert]).OrderDescending().Take(some.Top).Sum())
                .Take(some.Active)
                .SelectMany(group => group);
        }

        int[] chosen = [.. within.OrderByDescending(expert => scores[expert] + corrections[expert]).Take(active)];
        double[] weights = [.. chosen.Select(expert => scores[expert])];
        weights = scoring == ExpertScoring.TopKThenSoftmax ? Softmax(weights) : weights;
        double factor = scale / (renormalize ? weights.Sum() : 1);
        return (chosen, [.. weights.Select(weight => weight * factor)]);
    }

    private static double[] Mix(
        Activations input, Activations choices, int active, KernelWeights[]? gates, KernelWeights[] ups, KernelWeights[] downs, int tokens, Func<double, double, double>? gated = null)
    {
        int hidden = downs[0].Rows;
        double[] sums = new double[tokens * hidden];
        for (int token = 0; token < tokens; token++)
        {
            int[] chosen = Chosen(choices, token, active);
            for (int i = 0; i < active; i++)
            {
                double[] up = ReferenceLinear.Apply(input.From(token), ups[chosen[i]], null, 1);
                double[] inner = gates is null
                    ? [.. up.Select(ReferenceFunctions.Relu)]
                    : [.. ReferenceLinear.Apply(input.From(token), gates[chosen[i]], null, 1).Zip(up, gated!)];
                for (int row = 0; row < hidden; row++)
                {
                    double output = inner.Select((number, column) => number * downs[chosen[i]].Values[(row * inner.Length) + column]).Sum();
                    sums[(token * hidden) + row] += choices.Row(token)[active + i] * output;
                }
            }
        }

        return sums;
    }

    private ExpertWeights Weights(KernelWeights[] experts) => new([.. experts.Select(expert => _memory.Linear(expert))]);

    private float[] Mixture<TActivation, TConstants>(Activations input, Activations choices, int active, KernelWeights[] gates, KernelWeights[] ups, KernelWeights[] downs, int tokens, WorkerPool workers)
        where TActivation : struct, IActivation
        where TConstants : struct, IActivationConstants
    {
        (int size, int hidden) = (ups[0].Rows, downs[0].Rows);
        Activations output = _memory.Zeros(tokens, hidden);
        ExpertMixture.Apply<TActivation, TConstants>(
            input,
            choices,
            Weights(gates),
            Weights(ups),
            Weights(downs),
            _memory.Zeros(tokens, active * hidden),
            _memory.Zeros(tokens, active * size),
            _memory.Zeros(tokens, active * size),
            output,
            new Rows(tokens, workers));
        return output.FirstRows(tokens).ToArray();
    }

    private readonly struct Plain : IActivationConstants;
}
