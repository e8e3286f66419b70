using ModelGen.Generator.Model;

namespace ModelGen.Generator.Tests.SecondOpinion;

/// <summary>Mixtures of experts, one token and one expert at a time.</summary>
internal sealed partial class Interpreter
{
    /// <summary>Scores that lie nearer to each other than the sums of float32 are exact.</summary>
    private const double LeastGap = 1e-5;

    /// <summary>The experts with the largest scores, and the shared one.</summary>
    /// <exception cref="UndecidedException">Which experts are the largest depends on how scores are rounded.</exception>
    private double[] Mix(FeedForwardSpec spec, ExpertsSpec experts, int layer, double[] row)
    {
        double[] scores = Linear(row, TensorRole.Router, layer);
        scores = experts.Scoring switch
        {
            ExpertScoring.SoftmaxThenTopK => Numerics.Softmax(scores),
            ExpertScoring.Sigmoid => [.. scores.Select(score => 1 / (1 + Math.Exp(-score)))],
            _ => scores,
        };
        float[]? correction = Find(TensorRole.RouterCorrection, layer)?[0];
        double Rank(int expert) => scores[expert] + (correction?[expert] ?? 0);
        double RankOfGroup(int[] group) => group.Select(Rank).OrderDescending().Take(experts.GroupTop).Sum();
        int[] reachable = [.. Largest(Enumerable.Range(0, experts.Count).Chunk(experts.Count / experts.Groups), RankOfGroup, experts.ActiveGroups).SelectMany(group => group)];
        int[] chosen = Largest(reachable, Rank, experts.Active);
        double[] weights = [.. chosen.Select((expert, i) => experts.Scoring == ExpertScoring.SparseMixer ? Share(scores, reachable.Except(chosen[..i]), expert, 2 * experts.RouterJitter) : scores[expert])];
        weights = experts.Scoring == ExpertScoring.TopKThenSoftmax ? Numerics.Softmax(weights) : weights;
        double factor = experts.Scale / (experts.Renormalize ? weights.Sum() : 1);
        double[] sum = new double[row.Length];
        void Add(double weight, double[] output) => sum = [.. sum.Zip(output, (a, b) => a + (weight * b))];
        for (int i = 0; i < chosen.Length; i++)
        {
            double weight = factor * weights[i];
            double[] input = experts.ScaleInputs ? [.. row.Select(number => weight * number)] : row;
            Add(experts.ScaleInputs ? 1 : weight, FeedForward(spec, layer, input, TensorRole.ExpertGate, TensorRole.ExpertUp, TensorRole.ExpertDown, chosen[i]));
        }

        if (experts.Shared > 0)
        {
            double gate = experts.SharedGate ? 1 / (1 + Math.Exp(-Linear(row, TensorRole.SharedRouter, layer)[0])) : 1;
            Add(gate, FeedForward(spec, layer, row, TensorRole.SharedGate, TensorRole.SharedUp, TensorRole.SharedDown));
        }

        return sum;
    }

    /// <summary>The share of the largest score among those that are left and lie near it.</summary>
    private static double Share(double[] scores, IEnumerable<int> left, int largest, double width)
    {
        double sum = 0;
        foreach (int expert in left)
        {
            double distance = (scores[largest] - scores[expert]) / Math.Max(Math.Abs(scores[expert]), scores[largest]);
            if (Math.Abs(distance - width) < LeastGap)
            {
                throw new UndecidedException();
            }

            sum += distance <= width ? Math.Exp(scores[expert] - scores[largest]) : 0;
        }

        return 1 / sum;
    }

    private static T[] Largest<T>(IEnumerable<T> candidates, Func<T, double> rank, int count)
    {
        T[] order = [.. candidates.OrderByDescending(rank)];
        return count == order.Length || rank(order[count - 1]) - rank(order[count]) >= LeastGap ? order[..count] : throw new UndecidedException();
    }
}
