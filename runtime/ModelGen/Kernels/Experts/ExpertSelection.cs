using System.Runtime.CompilerServices;
using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>Chooses the experts of each token by the scores of a router. Shazeer 2017 §2.1; DeepSeek-AI 2024 §2.1.2.</summary>
public static class ExpertSelection
{
    // Keeps the sum of vanishing logistic functions from being 0 (DeepSeek's reference implementation).
    private const float LeastSum = 1e-20f;

    /// <summary>The experts with the largest scores, the lower number first among equal ones, and their weights.</summary>
    /// <param name="scores"><c>[tokens × experts]</c>; overwritten.</param>
    /// <param name="scoring">How scores become weights.</param>
    /// <param name="renormalize">Whether weights are divided by their sum.</param>
    /// <param name="scale">A factor on the weights.</param>
    /// <param name="choices"><c>[tokens × 3·active]</c>: what <see cref="ExpertMixture"/> reads.</param>
    /// <param name="rows">Tokens and workers.</param>
    /// <param name="correction">What is added to the scores that experts are chosen by, <c>[experts]</c>; nothing by default.</param>
    /// <param name="groups">The groups that experts are chosen from; every expert is within reach by default.</param>
    /// <param name="jitter">ε of <see cref="ExpertScoring.SparseMixer"/>.</param>
    /// <exception cref="ArgumentException">A shape does not fit, or the groups do not fit the experts.</exception>
    public static void Apply(
        Activations scores, ExpertScoring scoring, bool renormalize, float scale, Activations choices, Rows rows, VectorWeights correction = default, ExpertGroups groups = default, float jitter = 0)
    {
        Shape.Equal(choices.Columns % ExpertChoices.Fields, 0, "columns of the choices beyond whole experts");
        Shape.Holds(choices.Columns / ExpertChoices.Fields, scores.Columns, "a row of scores");
        Shape.Holds(rows.Count, scores.Rows, "the scores of experts");
        Shape.Holds(rows.Count, choices.Rows, "the choices of experts");
        if (correction.Length > 0)
        {
            Shape.Equal(correction.Length, scores.Columns, "corrections of scores");
        }

        if (groups.Count > 1)
        {
            Shape.Equal(scores.Columns % groups.Count, 0, "experts beyond groups of one size");
            int size = scores.Columns / groups.Count;
            Shape.Holds(groups.Top, size, "a group of experts");
            Shape.Holds(groups.Active, groups.Count, "the groups of experts");
            Shape.Holds(choices.Columns / ExpertChoices.Fields, groups.Active * size, "the active groups of experts");
        }

        Job job = new(scores, correction, scoring, renormalize, scale, new ExpertChoices(choices), groups, jitter);
        WorkSharing.Run(rows.Workers, job, rows.Count, 1, (long)rows.Count * scores.Columns * (8 + choices.Columns));
    }

    private readonly unsafe struct Job(Activations scores, VectorWeights correction, ExpertScoring scoring, bool renormalize, float scale, ExpertChoices choices, ExpertGroups groups, float jitter) : IRangeJob
    {
        private readonly float* _scores = scores.Data;
        private readonly int _count = scores.Columns;
        private readonly float* _correction = correction.Data;
        private readonly ExpertScoring _scoring = scoring;
        private readonly bool _renormalize = renormalize;
        private readonly float _scale = scale;
        private readonly ExpertChoices _choices = choices;
        private readonly ExpertGroups _groups = groups;
        private readonly float _width = 2 * jitter;

        [SkipLocalsInit]
        public void Execute(int start, int end)
        {
            int groups = Math.Max(1, _groups.Count);
            Candidates candidates = new(stackalloc float[_count], stackalloc bool[_count], stackalloc float[groups], stackalloc bool[groups]);
            for (int token = start; token < end; token++)
            {
                Span<float> scores = new(_scores + ((nint)token * _count), _count);
                Span<int> experts = new(_choices.Experts(token), _choices.Active);
                Span<float> weights = new(_choices.Weights(token), _choices.Active);
                switch (_scoring)
                {
                    case ExpertScoring.SoftmaxThenTopK:
                        Softmax(scores);
                        break;
                    case ExpertScoring.Sigmoid:
                        Sigmoid(scores);
                        break;
                }

                Choose(scores, candidates, experts, weights);
                if (_scoring == ExpertScoring.TopKThenSoftmax)
                {
                    Softmax(weights);
                }

                Scale(weights);
            }
        }

        private void Choose(ReadOnlySpan<float> scores, in Candidates candidates, Span<int> experts, Span<float> weights)
        {
            for (int expert = 0; expert < scores.Length; expert++)
            {
                candidates.Scores[expert] = scores[expert] + (_correction is null ? 0 : _correction[expert]);
            }

            candidates.AreOut.Clear();
            if (_groups.Count > 1)
            {
                candidates.Keep(_groups);
            }

            for (int i = 0; i < experts.Length; i++)
            {
                int expert = Candidates.Largest(candidates.Scores, candidates.AreOut);
                experts[i] = expert;
                weights[i] = _scoring == ExpertScoring.SparseMixer ? candidates.ShareOf(expert, _width) : scores[expert];
                candidates.AreOut[expert] = true;
            }
        }

        private void Scale(Span<float> weights)
        {
            float factor = _scale;
            if (_renormalize)
            {
                float sum = 0;
                foreach (float weight in weights)
                {
                    sum += weight;
                }

                factor /= Math.Max(sum, LeastSum);
            }

            foreach (ref float weight in weights)
            {
                weight *= factor;
            }
        }

        private static void Softmax(Span<float> scores)
        {
            float largest = scores[0];
            foreach (float score in scores)
            {
                largest = Math.Max(largest, score);
            }

            float sum = 0;
            foreach (ref float score in scores)
            {
                score = MathF.Exp(score - largest);
                sum += score;
            }

            foreach (ref float score in scores)
            {
                score /= sum;
            }
        }

        private static void Sigmoid(Span<float> scores)
        {
            foreach (ref float score in scores)
            {
                score = 1 / (1 + MathF.Exp(-score));
            }
        }
    }

    /// <summary>The experts of one token while some are chosen: what they are chosen by, and which are chosen already or out of reach; the same of their groups.</summary>
    private readonly ref struct Candidates(Span<float> scores, Span<bool> areOut, Span<float> sums, Span<bool> areActive)
    {
        private readonly Span<float> _sums = sums;
        private readonly Span<bool> _areActive = areActive;

        public Span<float> Scores { get; } = scores;

        public Span<bool> AreOut { get; } = areOut;

        /// <summary>The first of the largest that are not out, whether they are numbers or not.</summary>
        public static int Largest(ReadOnlySpan<float> scores, ReadOnlySpan<bool> areOut)
        {
            int best = -1;
            for (int i = 0; i < scores.Length; i++)
            {
                if (!areOut[i] && (best < 0 || scores[i] > scores[best]))
                {
                    best = i;
                }
            }

            return best;
        }

        /// <summary>The share of the largest in a softmax over those that lie near it and are not out.</summary>
        public float ShareOf(int largest, float width)
        {
            float most = Scores[largest];
            float sum = 0;
            for (int i = 0; i < Scores.Length; i++)
            {
                bool isFar = (most - Scores[i]) / Math.Max(MathF.Abs(Scores[i]), most) > width;
                sum += AreOut[i] || isFar ? 0 : MathF.Exp(Scores[i] - most);
            }

            return 1 / sum;
        }

        /// <summary>Leaves out the experts of all groups but those with the largest scores.</summary>
        public void Keep(in ExpertGroups groups)
        {
            int size = Scores.Length / groups.Count;
            for (int group = 0; group < groups.Count; group++)
            {
                ReadOnlySpan<float> scores = Scores.Slice(group * size, size);
                Span<bool> areCounted = AreOut.Slice(group * size, size);
                _sums[group] = 0;
                for (int i = 0; i < groups.Top; i++)
                {
                    int best = Largest(scores, areCounted);
                    _sums[group] += scores[best];
                    areCounted[best] = true;
                }
            }

            AreOut.Fill(true);
            _areActive.Clear();
            for (int i = 0; i < groups.Active; i++)
            {
                int group = Largest(_sums, _areActive);
                _areActive[group] = true;
                AreOut.Slice(group * size, size).Clear();
            }
        }
    }
}
